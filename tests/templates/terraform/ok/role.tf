resource "aws_lambda_function" "conditional" {
  function_name = "orders"
  role          = var.role == null ? aws_iam_role.orders.arn : aws_iam_role.orders.name
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "in_arn" {
  function_name = "orders"
  role          = "arn:aws:iam::123456789012:role/${aws_iam_role.orders.name}"
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "by_key" {
  function_name = "orders"
  role          = aws_iam_role.orders["name"].arn
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "module" {
  function_name = "orders"
  role          = module.aws_iam_role.name
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}
