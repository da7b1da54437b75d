resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
  timeout       = 1000

  environment {
    variables = {
      TABLE    = aws_dynamodb_table.orders.name
      TOKEN    = "Sekrit7xSekrit7xSekrit7x"
      PASSWORD = "Sekrit7xSekrit7xSekrit7x"
    }
  }

  memory_size = 64
}
