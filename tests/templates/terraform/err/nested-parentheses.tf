resource "aws_lambda_function" "parens" {
  function_name = ("parens")
  role          = aws_iam_role.parens.arn
  runtime       = "${"pythn3.13"}"
  handler       = "app.handler"
  filename      = "parens.zip"
  timeout       = (901)
}
