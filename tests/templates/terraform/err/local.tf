locals {
  runtime = "nodejs14.x"
  memory  = 256
  name    = "${var.stage}-orders"
}

locals {
  timeout = 1000
}

resource "aws_lambda_function" "orders" {
  function_name = local.name
  role          = aws_iam_role.orders.arn
  handler       = "index.handler"
  runtime       = local.runtime
  memory_size   = local.memory
  timeout       = "${local.timeout}"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "carts" {
  function_name = "carts"
  role          = local.role
  handler       = "index.handler"
  runtime       = local.runtime
  timeout       = local.limits.timeout
  filename      = "carts.zip"
}
