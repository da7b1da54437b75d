data "archive_file" "orders" {
  type        = "zip"
  source_dir  = "${path.module}/src"
  output_path = "${path.module}/build/orders.zip"
}

resource "aws_lambda_function" "orders" {
  function_name    = "${var.prefix}-orders"
  description      = ""
  role             = aws_iam_role.orders.arn
  runtime          = var.runtime
  handler          = "app.handler"
  filename         = data.archive_file.orders.output_path
  source_code_hash = data.archive_file.orders.output_base64sha256
  memory_size      = "256"
  timeout          = 10
  publish          = true
  kms_key_arn      = null
  layers           = []
  tags             = merge(local.tags, { Name = "orders" })

  reserved_concurrent_executions = -1

  environment {
    variables = {
      TABLE = aws_dynamodb_table.orders.name
      DEBUG = false
      COUNT = 3
      JSON  = jsonencode({ AWS_REGION = "x" })
    }
  }

  vpc_config {
    subnet_ids         = var.subnet_ids
    security_group_ids = [aws_security_group.orders.id]
  }

  timeouts {
    create = "5m"
  }

  depends_on = [aws_cloudwatch_log_group.orders]

  lifecycle {
    ignore_changes = [filename]
  }
}
