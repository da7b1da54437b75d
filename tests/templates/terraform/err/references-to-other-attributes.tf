resource "aws_lambda_function" "fn" {
  function_name = "fn"
  role          = aws_iam_role.r.arn
  runtime       = "python3.13"
  handler       = "index.handler"
  filename      = "fn.zip"
  layers        = [aws_lambda_layer_version.x.layer_arn, aws_lambda_layer_version.y.arn]
  kms_key_arn   = aws_kms_key.k.key_id
  tracing_config = "Active"
  environment {
    FOO = "bar"
  }
  dead_letter_config {
    target_arn = aws_sqs_queue.q.url
  }
  vpc_config {
    subnet_ids = aws_subnet.s.id
    security_group_ids = [aws_security_group.s.name]
  }
}
