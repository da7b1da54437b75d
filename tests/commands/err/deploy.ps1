# PowerShell
$arn = aws lambda create-function `
    --function-name orders `
    --runtime nodejs24.x --handler index.handler `
    --role "arn:aws:iam::$($account):role/orders" `
    --zip-file "fileb://$zip" --timeout 1000 `
    --environment 'Variables={AWS_REGION=x,STAGE=test}' 2>&1 | Out-Null
& 'C:\Program Files\Amazon\AWSCLIV2\aws.exe' lambda create-function --function-name orders --timeout 1000 --role $env:ROLE `
    --zip-file fileb://a.zip --runtime nodejs24.x --handler index.handler
aws lambda create-function @arguments --memory-size 64
