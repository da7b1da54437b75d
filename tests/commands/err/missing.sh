aws lambda create-function --function-name orders --runtime python3.14 --handler app.handler
