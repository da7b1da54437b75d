resource "aws_lambda_function" "orders" {}

resource "aws_lambda_function" "stock" {
  source_code_hash = filebase64sha256("stock.zip")
}
