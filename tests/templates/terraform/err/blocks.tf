resource "aws_lambda_function" "blocks" {
  function_name = "blocks"
  role          = aws_iam_role.blocks.arn
  runtime       = "java21"
  handler       = "example.Handler::handle"
  filename      = "blocks.jar"

  ephemeral_storage {
    size = 100
  }
  tracing_config {
    mode = "active"
  }
  snap_start {
    apply_on = "PublishedVersion"
  }
  logging_config {
    log_format       = "text"
    system_log_level = "LOUD"
  }
  dead_letter_config {
    target_arn = "arn:aws:s3:::not-a-queue"
  }
  file_system_config {
    arn              = "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0"
    local_mount_path = "/data"
  }
  vpc_config {
    subnet_ids         = ["subnet-xyz"]
    security_group_ids = ["sg-0123456789abcdef0"]
  }
}
