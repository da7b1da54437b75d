# These may be the same group six times, which Terraform sends once.
resource "aws_lambda_function" "groups" {
  function_name = "groups"
  role          = aws_iam_role.groups.arn
  runtime       = "python3.13"
  handler       = "app.handler"
  filename      = "groups.zip"
  vpc_config {
    subnet_ids         = [aws_subnet.a.id, aws_subnet.b.id]
    security_group_ids = [for name in ["a", "b", "c", "d", "e", "f"] : var.groups[name]]
  }
}
