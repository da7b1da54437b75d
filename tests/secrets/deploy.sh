#!/bin/sh
aws lambda create-function --function-name orders \
  --runtime nodejs24.x --handler index.handler \
  --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://orders.zip --timeout 1000 \
  --environment 'Variables={TOKEN=Sekrit7xSekrit7xSekrit7x,PASSWORD=Sekrit7xSekrit7xSekrit7x}' \
  --memory-size 64
aws lambda update-function-configuration --function-name orders --timeout 1000 \
  --environment "{\"Variables\": {\"TOKEN\": \"Sekrit7xSekrit7xSekrit7x\"}}" --memory-size 64
