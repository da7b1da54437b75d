# The names of variables are known although most of the values are not.
resource "aws_lambda_function" "report" {
  function_name = var.name
  role          = aws_iam_role.report.arn
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = data.archive_file.report.output_path

  environment {
    variables = {
      AWS_REGION = var.region
      TABLE      = aws_dynamodb_table.report.name
      "bad-name" = "x"
    }
  }
}
