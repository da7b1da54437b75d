echo "aws lambda create-function --function-name x --timeout 9000"
echo aws lambda create-function --function-name x --timeout 9000
printf 'aws lambda create-function --timeout 9000\n'
# aws lambda create-function --timeout 9000
log "run: aws lambda create-function --timeout 9000"
aws lambda create-function help
aws lambda create-function --generate-cli-skeleton > skeleton.json
