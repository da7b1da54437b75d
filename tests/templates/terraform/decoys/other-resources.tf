resource "aws_lambda_function_url" "x" {
  function_name      = "not a name"
  authorization_type = "NONE"
}

resource "aws_lambda_permission" "x" {
  function_name = aws_lambda_function.x.function_name
  action        = "lambda:InvokeFunction"
}

data "aws_lambda_function" "x" {
  function_name = "not a name"
}

# resource "aws_lambda_function" "x" {
#   function_name = "not a name"
# }
/*
resource "aws_lambda_function" "y" {
  memory_size = 1
}
*/
