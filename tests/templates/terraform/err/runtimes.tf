# One resource is fine, one runs on a runtime that is closed to new functions.
resource "aws_lambda_function" "current" {
  function_name = "current"
  role          = aws_iam_role.x.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "current.zip"
}

resource "aws_lambda_function" "blocked" {
  for_each      = toset(["a", "b"])
  function_name = each.key
  role          = aws_iam_role.x.arn
  runtime       = "nodejs12.x"
  handler       = "index.handler"
  filename      = "blocked.zip"
}
