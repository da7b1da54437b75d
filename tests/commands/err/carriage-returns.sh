aws lambda update-function-configuration \
  --function-name orders --timeout 5
