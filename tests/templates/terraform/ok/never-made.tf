resource "aws_lambda_function" "off" {
  count         = 0
  function_name = "off"
  role          = ""
  runtime       = "python2.7"
  timeout       = 5000
}

resource "aws_lambda_function" "none" {
  for_each      = toset([])
  function_name = each.key
  role          = ""
}

resource "aws_lambda_function" "fragments" {
  function_name = "${var.prefix}-orders"
  filename      = "orders.zip"
  runtime       = "python3.13"
  handler       = "app.handler"
  role          = "arn:aws:iam::${var.account}:role/${var.name}"
  layers        = ["arn:aws:lambda:${var.region}:017000801446:layer:${var.layer}", "${aws_lambda_layer_version.tools.layer_arn}:${var.version_of_tools}"]

  dynamic "tracing_config" {
    for_each = var.tracing
    content {
      mode = tracing_config.value
    }
  }

  environment {
    variables = {
      OTHER = aws_lambda_function.fragments-2.arn
      NOW   = timestamp()
      NAMES = join(",", [for name in var.names : name])
    }
  }
}
