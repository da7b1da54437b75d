aws lambda create-function --timeout 1000 --cli-input-json '{"FunctionName": "orders", "Role": "admin", "Timeout": 5,
  "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"},
  "MemorySize": 64, "Environment": {"Variables": {"AWS_REGION": "x"}}}'
aws lambda create-function --cli-input-json file://orders.json --timeout 1000
