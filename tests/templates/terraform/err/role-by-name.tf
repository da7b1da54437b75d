resource "aws_lambda_function" "by_name" {
  function_name = "orders"
  role          = aws_iam_role.orders.name
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "by_id" {
  function_name = "orders"
  role          = "${aws_iam_role.orders[0].id}"
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

resource "aws_lambda_function" "whole" {
  function_name = "orders"
  role          = data.aws_iam_role.orders
  runtime       = "python3.14"
  handler       = "app.handler"
  filename      = "orders.zip"
}

module "orders" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "orders"
  create_role   = false
  lambda_role   = aws_iam_role.orders.name
  runtime       = "python3.14"
  handler       = "app.handler"
}
