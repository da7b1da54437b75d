aws lambda create-function --function-name 'orders' --runtime "nodejs24.x" --handler $'index.handler' \
  --role="arn:aws:iam::123456789012:role/orders" --code 'S3Bucket=builds,S3Key=orders.zip' \
  --environment 'Variables={AWS_REGION=x,STAGE="a,b"}'
aws lambda create-function --function-name "or""ders" --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --code "S3Bucket=builds,S3Key=orders.zip" --environment "Variables={LAMBDA_TASK_ROOT=\"x\"}"
aws lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
  --code S3Bucket=builds,S3Key=orders.zip --environment '{"Variables": {"AWS_SESSION_TOKEN": "x", "A1": "y"}}'
