aws lambda create-function --cli-input-json '{
  "FunctionName": "orders",
  "Role": "arn:aws:iam::123456789012:role/orders",
  "Timeout": 1000,
  "Environment": {"Variables": {"TOKEN": "Sekrit7xSekrit7xSekrit7x", "PASSWORD": "Sekrit7xSekrit7xSekrit7x"}},
  "MemorySize": 64
}'
