# Each entry of a list is one layer, known or not.
resource "aws_lambda_function" "many" {
  function_name = "many"
  role          = aws_iam_role.many.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "many.zip"
  layers        = [var.a, var.b, var.c, var.d, var.e, var.f]
}
