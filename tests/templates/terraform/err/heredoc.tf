resource "aws_lambda_function" "heredoc" {
  function_name = "heredoc"
  role          = aws_iam_role.heredoc.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "heredoc.zip"
  kms_key_arn   = <<EOT
not an arn
EOT
  memory_size   = 100
}
