resource "aws_lambda_function" "no_role" {
  function_name = "no-role"
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "no-role.zip"
}

resource "aws_lambda_function" "no_name" {
  role    = aws_iam_role.x.arn
  runtime = "python3.13"
  handler = "app.handler"
  s3_bucket = "builds"
  s3_key    = "no-name.zip"
}
