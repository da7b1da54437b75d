resource "aws_lambda_function" "layers" {
  function_name = "layers"
  role          = aws_iam_role.layers.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "layers.zip"
  layers = [
    aws_lambda_layer_version.a.arn,
    "arn:aws:lambda:eu-west-1:123456789012:layer:deps",
    aws_lambda_layer_version.b.arn,
  ]
}
