echo "aws lambda create-function --function-name x --timeout 9000"
echo aws lambda create-function --function-name x --timeout 9000
printf 'aws lambda create-function --timeout 9000\n'
# aws lambda create-function --timeout 9000
log "run: aws lambda create-function --timeout 9000"
aws lambda create-function help
aws lambda create-function --generate-cli-skeleton > skeleton.json
usage() {
  cat <<'USAGE' >&2
Deploy the function:
    aws lambda create-function --function-name x --timeout 99999
USAGE
}
cat <<EOF >> README.md
    $ aws lambda update-function-configuration --function-name x --timeout 99999
EOF
read -r -d '' HELP <<-HELP
	aws lambda create-function --function-name x --memory-size 1
	HELP
sudo tee /etc/motd <<EOF
aws lambda create-function --timeout 99999
EOF
