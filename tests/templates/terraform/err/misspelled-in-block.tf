resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  handler       = "index.handler"
  runtme        = "nodejs22.x"
  filename      = "orders.zip"

  vpc_config {
    security_group = [aws_security_group.orders.id]
    subnet_ids     = aws_subnet.orders[*].id
  }

  environment {
    STAGE = "test"
  }
}
