resource "aws_iam_role" "orders" {
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role" "stock" {
  assume_role_policy = <<-POLICY
    {"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "lambda.amazonaws.com"}}]}
  POLICY
}

resource "aws_iam_role" "mail" {
  assume_role_policy = data.aws_iam_policy_document.mail.json
}

resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = "orders.zip"
  runtime       = "python3.13"
  handler       = "app.handler"
  role          = aws_iam_role.orders.arn
}

resource "aws_lambda_function" "stock" {
  function_name = "stock"
  filename      = "stock.zip"
  runtime       = "python3.13"
  handler       = "app.handler"
  role          = aws_iam_role.stock.arn
}

resource "aws_lambda_function" "mail" {
  function_name = "mail"
  filename      = "mail.zip"
  runtime       = "python3.13"
  handler       = "app.handler"
  role          = aws_iam_role.mail.arn
}
