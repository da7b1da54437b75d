resource "aws_lambda_function_url" "x" {
  function_name      = "not a name"
  authorization_type = "NONE"
}
