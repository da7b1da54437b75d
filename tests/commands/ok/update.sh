aws lambda update-function-configuration --function-name orders --timeout 30
aws lambda update-function-configuration --function-name orders --environment "Variables={STAGE=$STAGE}" --revision-id x
aws lambda update-function-code --function-name orders --zip-file fileb://function.zip --publish
aws lambda update-function-code --function-name orders --image-uri 123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:1
aws lambda update-function-code --function-name orders --s3-bucket builds --s3-key orders.zip --dry-run --no-publish
