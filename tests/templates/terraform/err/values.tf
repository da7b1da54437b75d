# Values that break a constraint of their own.
resource "aws_lambda_function" "orders" {
  function_name = "orders service"
  role          = "arn:aws:iam::123456789012:user/orders"
  runtime       = "python3.15.1"
  handler       = "app.handler"
  filename      = "build/orders.zip"
  memory_size   = 64
  timeout       = "1000"
  architectures = ["arm"]
  package_type  = "zip"
}
