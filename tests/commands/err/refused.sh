aws lambda update-function-config --function-name orders --timeout 5
aws lambda update-function-configuration –function-name orders --timeout 5
aws lambda update-function-code --function-name orders --zip-file "fileb:// orders.zip"
aws lambda update-function-code --function-name orders --s3-bucket builds-of-orders --s3-key orders.zip --architectures=arm64 x86
aws lambda update-function-configuration --function-name '$NAME' --timeout 5
aws lambda update-function-code --function-name orders --image-uri "$IMAGE" --zip-file fileb://orders.zip
AWS_REGION=eu-wset-1 aws lambda update-function-configuration --function-name orders --timeout 5
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role "$ROLE" --s3-bucket builds --s3-key orders.zip
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role "$ROLE" --zip-file fileb://a.zip --tags Key=team,Value=orders
