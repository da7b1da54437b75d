resource "aws_lambda_function" "orders" {
  function_name                  = "${var.stage} orders"
  package_type                   = "Image"
  image_uri                      = aws_ecr_repository.orders.repository_url
  role                           = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:policy/orders"
  publish                        = "yes"
  reserved_concurrent_executions = -2
  region                         = "eu-west-11"
  subnet_ids                     = ["subnet-0123456789abcdef0"]

  environment {
    variables = {
      SELF  = aws_lambda_function.orders.arn
      QUEUE = aws_sqs_queue.orders
    }
  }

  vpc_config {
    subnet_ids         = [aws_subnet.private[*].id]
    security_group_ids = [aws_security_group.orders.id]
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.orders.arn
  }
}

resource "aws_lambda_function" "stock" {
  function_name = "stock"
  filename      = "stock.zip"
  runtime       = "python3.13"
  handler       = "app.handler"
  region        = "eu-west-1"
  role          = aws_iam_instance_profile.stock.arn
  layers = [
    "arn:aws:lambda:${var.region}:017000801446:layer:AWSLambdaPowertoolsPythonV3-python313-x86_64",
    "arn:aws:lambda:us-east-1:123456789012:layer:tools:1",
  ]

  file_system_config {
    arn              = aws_efs_file_system.stock.arn
    local_mount_path = "/mnt/stock"
  }
}
