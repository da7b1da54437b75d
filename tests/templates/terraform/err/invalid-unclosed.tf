resource "aws_lambda_function" "unclosed" {
  function_name = "unclosed"
  environment {
    variables = { A = "x"
}
