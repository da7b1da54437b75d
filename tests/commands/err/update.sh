aws lambda update-function-configuration --function-name orders --timeout 1000 --memory-size 64 \
  --environment "Variables={AWS_REGION=eu-west-1,STAGE=test}"
aws lambda update-function-configuration --function-name orders --package-type Zip --handler index.handler
aws lambda update-function-code --function-name orders --s3-bucket builds --s3-key orders.zip --zip-file fileb://a.zip
aws lambda update-function-code --function-name orders --zip-file a.zip --architectures arm65 --dry-run
