resource "aws_lambda_function" "twice" {
  function_name = "twice"
  role          = aws_iam_role.twice.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "twice.zip"
  environment {
    variables = { MODE = "x" }
  }
  environment {
    variables = { PLACE = "y" }
  }
}
