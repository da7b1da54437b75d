# Terraform 0.11 took blocks and arguments for the same.
resource "aws_lambda_function" "old" {
  function_name = "${var.prefix}-old"
  role          = "${aws_iam_role.old.arn}"
  runtime       = "nodejs22.x"
  handler       = "index.handler"
  filename      = "${path.module}/old.zip"

  tags {
    Team = "data"
  }

  vpc_config = {
    subnet_ids         = ["${var.subnets}"]
    security_group_ids = ["${var.groups}"]
  }
}
