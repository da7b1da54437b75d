aws lambda update-function-code --function-name fn
aws lambda update-function-code --function-name fn --s3-bucket bucket-x
aws lambda update-function-code --zip-file fileb://f.zip
aws lambda update-function-configuration --timeout 5
aws lambda update-function-code --function-name fn $ARGS
aws lambda update-function-code --cli-input-json file://x.json
aws lambda update-function-code --function-name fn --image-uri "$IMAGE"
