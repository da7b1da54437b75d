resource "aws_lambda_function" "both" {
  function_name = "both"
  role          = aws_iam_role.both.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "both.zip"
  s3_bucket     = "builds"
  s3_key        = "both.zip"
}
