# aws lambda create-function --timeout 9000
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders --zip-file fileb://a.zip # --timeout 9000
