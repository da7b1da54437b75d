resource "aws_lambda_function" "there" {
  region        = "eu-west-1"
  provider      = aws.there
  count         = var.enabled ? 1 : 0
  function_name = "there"
  role          = aws_iam_role.there.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  s3_bucket     = aws_s3_bucket.builds.id
  s3_key        = aws_s3_object.there.key
  s3_object_version = aws_s3_object.there.version_id
}
