aws lambda update-function-configuration --function-name orders --timeout 1200
aws lambda update-function-configuration --function-name orders --memory-size 20000
aws lambda update-function-configuration --function-name orders --timeout 1200 --capacity-provider-config "$CONFIG"
aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1200
aws lambda create-function --function-name orders --timeout 1200 "$@"
