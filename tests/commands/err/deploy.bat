@echo off
rem aws lambda create-function --timeout 9999
call aws lambda create-function ^
  --function-name orders ^
  --runtime nodejs24.x --handler index.handler ^
  --role %ROLE% ^
  --zip-file fileb://%~dp0function.zip ^
  --timeout 1000 --environment "Variables={AWS_REGION=x,STAGE=!STAGE!}"
aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --memory-size 64 > nul 2>&1
