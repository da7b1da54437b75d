#!/usr/bin/env bash
aws lambda create-function \
  --function-name orders \
  --runtime nodejs24.x \
  --handler index.handler \
  --role arn:aws:iam::123456789012:role/orders \
  --zip-file fileb://function.zip \
  --timeout 30 --memory 512 --publish \
  --environment "Variables={STAGE=test,LIST='a,b'}" \
  --architectures arm64 --tags team=orders \
  --region eu-west-1 --profile dev --no-cli-pager
aws lambda wait function-active --function-name orders
