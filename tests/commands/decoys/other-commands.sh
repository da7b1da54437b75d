aws lambda create-function-url-config --function-name orders --auth-type NOPE
aws cloudfront create-function --name x --function-config Comment=x,Runtime=cloudfront-js-9 --function-code fileb://f.js
aws appsync create-function --api-id x --name y
aws lambda get-function --function-name create-function
my-tool lambda create-function --timeout 9000
