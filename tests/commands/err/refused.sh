aws lambda update-function-config --function-name orders --timeout 5
aws lambda update-function-configuration –function-name orders --timeout 5
aws lambda update-function-code --function-name orders --zip-file "fileb:// orders.zip"
aws lambda update-function-code --function-name orders --s3-bucket builds-of-orders --s3-key orders.zip --architectures=arm64 x86
