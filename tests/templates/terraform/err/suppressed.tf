resource "aws_lambda_function" "suppressed" {
  function_name = "suppressed"
  role          = aws_iam_role.suppressed.arn
  # a comment is not an argument: memory = 1
  runtime     = "python3.13"
  handler     = "app.handler"
  filename    = "suppressed.zip"
  memory_size = 64 // too small
  /* timeout = 1
     timeout = 2 */
  timeout = 901
}
