# In Terraform 0.11, a list in brackets was flattened, so its length is unknown.
resource "aws_lambda_function" "old" {
  function_name = "${var.prefix}-old"
  role          = "${aws_iam_role.old.arn}"
  runtime       = "${var.runtime}"
  handler       = "index.handler"
  filename      = "old.zip"
  layers        = ["${var.a}", "${var.b}", "${var.c}", "${var.d}", "${var.e}", "${var.f}"]
  vpc_config {
    subnet_ids         = ["${var.subnets}"]
    security_group_ids = ["${var.groups}"]
  }
}
