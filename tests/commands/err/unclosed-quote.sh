aws lambda create-function --function-name "orders --timeout 9000
