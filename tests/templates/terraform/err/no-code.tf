resource "aws_lambda_function" "empty" {
  function_name = "empty"
  role          = aws_iam_role.empty.arn
  runtime       = "python3.13"
  handler       = "app.handler"
}
