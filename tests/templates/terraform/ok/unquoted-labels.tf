resource aws_lambda_function plain {
  function_name = "plain"
  role          = aws_iam_role.plain.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "plain.zip"
}
