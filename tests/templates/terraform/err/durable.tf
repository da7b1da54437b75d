resource "aws_lambda_function" "durable" {
  function_name = "durable"
  role          = aws_iam_role.durable.arn
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "durable.zip"
  durable_config {
    execution_timeout = 0
    retention_period  = 400
  }
}
