resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = "orders.zip"
  role          = aws_iam_role.orders.arn
  runtime       = nodejs22.x
  handler       = index.handler
  architectures = [arm64]

  environment {
    variables = {
      MODE  = production
      STAGE = terraform.workspace
      TABLE = aws_dynamodb_table.orders.name
    }
  }

  tracing_config {
    mode = Active
  }

  lifecycle {
    ignore_changes = [tags]
  }
}
