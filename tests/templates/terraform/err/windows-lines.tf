resource "aws_lambda_function" "crlf" {
  function_name = "crlf"
  role          = aws_iam_role.crlf.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "crlf.zip"
  memory_size   = 1
}
