resource "aws_lambda_function" "typos" {
  function_name = "typos"
  role          = aws_iam_role.typos.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "typos.zip"
  memory        = 256
  colour        = "green"
  arn           = "arn:aws:lambda:eu-west-1:123456789012:function:typos"

  vpc_config {
    subnet_ids         = ["subnet-0123456789abcdef0"]
    security_group_id  = "sg-0123456789abcdef0"
    security_group_ids = [aws_security_group.typos.id]
  }
}
