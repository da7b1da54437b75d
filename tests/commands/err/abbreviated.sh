aws lambda create-function --function orders --run nodejs24.x --hand index.handler --rol arn:aws:iam::123456789012:role/orders \
  --zip fileb://function.zip --mem 64 --tim 0
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --t 3
