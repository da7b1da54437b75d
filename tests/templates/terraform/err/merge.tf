# Keys of a literal are known whatever the other arguments of merge are.
resource "aws_lambda_function" "sync" {
  function_name = "sync"
  role          = aws_iam_role.sync.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "sync.zip"
  tags          = merge({ "aws:team" = "data" }, var.tags)
  environment {
    variables = merge(local.defaults, { AWS_LAMBDA_RUNTIME_API = "x", MODE = "fast" })
  }
}
