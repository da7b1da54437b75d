resource "aws_lambda_function" "vpc" {
  function_name = "vpc"
  role          = aws_iam_role.vpc.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "vpc.zip"
  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
    security_group_ids = []
  }
}
