aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file function.zip --memory-limit 512
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --code ZipFile=fileb://function.zip --publish true
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role --publish \
  --zip-file fileb://function.zip --description my function --timeout ten
