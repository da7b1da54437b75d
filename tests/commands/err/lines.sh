#!/bin/bash
# one option a line
aws lambda create-function \
  --function-name orders \
  --runtime nodejs8.10 \
  --handler index.handler \
  --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip \
  --timeout 1000 \
  --memory-size 64
