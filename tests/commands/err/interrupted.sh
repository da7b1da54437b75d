aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler \ 
  --role arn:aws:iam::123456789012:role/orders --zip-file fileb://function.zip
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler \
  # the role
  --role arn:aws:iam::123456789012:role/orders --zip-file fileb://function.zip
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler
  --role arn:aws:iam::123456789012:role/orders --zip-file fileb://function.zip --timeout 1000
