resource "aws_lambda_function" "twice" {
  function_name = "twice"
  runtime       = "python3.13"
  runtime       = "python3.12"
}
