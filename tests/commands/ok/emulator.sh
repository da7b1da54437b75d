awslocal lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler \
  --role arn:aws:iam::000000000000:role/lambda-role --zip-file fileb://a.zip
aws --endpoint-url $LOCALSTACK lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler \
  --role r --code S3Bucket=hot-reload,S3Key=orders
