set -e
if ! aws lambda get-function --function-name orders >/dev/null 2>&1; then
  AWS_PAGER= sudo -E aws --region eu-west-1 --output json lambda create-function --function-name orders \
    --runtime nodejs24.x --handler index.handler --role arn:aws:iam::123456789012:role/orders \
    --code S3Bucket=builds,S3Key=orders.zip --timeout 1000 > out.json 2>&1 || exit 1
fi
ARN=$(aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000 | jq -r .FunctionArn)
echo "arn: $("$aws_cli" lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000)"
(cd dist && /usr/local/bin/aws lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000); ls
docker run --rm -v "$PWD:/aws" amazon/aws-cli:latest lambda create-function --function-name orders --role arn:aws:iam::123456789012:role/orders --runtime nodejs24.x --handler index.handler --zip-file fileb://a.zip --timeout 1000 & wait
