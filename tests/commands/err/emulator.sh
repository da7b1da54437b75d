awslocal lambda create-function --function-name orders --runtime nodejs24.x --handler index.handler \
  --role cool-stacklifter --zip-file fileb://a.zip --timeout 1000
aws --endpoint-url=http://localhost:4566 lambda create-function --function-name orders --runtime nodejs24.x \
  --handler index.handler --role value-does-not-matter --zip-file fileb://a.zip --timeout 1000
