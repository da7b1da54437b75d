aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --environment Variables='{ "STAGE": "test" }'
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --environment 'Variables={STAGE=test'
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --vpc-config SubnetIds=subnet-0a1b2c3d,SubnetIds=subnet-1a1b2c3d,SecurityGroupIds=sg-0a1b2c3d
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --environment "{"Variables":{"STAGE":"test"}}"
