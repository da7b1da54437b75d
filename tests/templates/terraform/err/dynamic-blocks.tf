resource "aws_lambda_function" "orders" {
  function_name = "orders"
  filename      = "orders.zip"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.13"
  handler       = "app.handler"

  dynamic "environment" {
    for_each = var.variables == null ? [] : [var.variables]
    content {
      variables = merge({ AWS_REGION = "eu-west-1" }, environment.value)
    }
  }

  dynamic "dead_letter_config" {
    for_each = [1]
    content {
      target_arn = aws_sqs_queue.failed.url
    }
  }

  dynamic "tracing_config" {
    for_each = []
    content {
      mode = "on"
    }
  }

  dynamic "file_system_config" {
    for_each = var.mounts
    content {
      arn              = file_system_config.value.arn
      local_mount_path = file_system_config.value.path
    }
  }

  dynamic "vpc_config" {
    for_each = var.network
    content {
      subnet_ids         = vpc_config.value.subnet_ids
      security_group_ids = vpc_config.value.security_group_ids
    }
  }
}
