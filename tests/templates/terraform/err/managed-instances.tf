resource "aws_lambda_function" "managed" {
  function_name = "managed"
  role          = aws_iam_role.managed.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "managed.zip"
  memory_size   = 4096
  capacity_provider_config {
    lambda_managed_instances_capacity_provider_config {
      capacity_provider_arn                     = "arn:aws:lambda:eu-west-1:123456789012:provider:x"
      per_execution_environment_max_concurrency = 0
    }
  }
}
