# Not at the top of the file, so it is not a resource.
locals {
  resource = {
    aws_lambda_function = { x = { function_name = "not a name", role = "x" } }
  }
}
