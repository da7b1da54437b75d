aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --architectures arm65 --layers \
  arn:aws:lambda:eu-west-1:123456789012:layer:a:1 arn:aws:lambda:eu-west-1:123456789012:layer:b \
  --vpc-config SubnetIds=subnet-0a1b2c3d,subnet-1 --file-system-configs Arn=x,LocalMountPath=/data
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip --layers '["arn:aws:lambda:eu-west-1:123456789012:layer:a"]' --tags a=b,aws:x=y
