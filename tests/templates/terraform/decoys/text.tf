locals {
  example = <<-EOT
    resource "aws_lambda_function" "x" {
      memory_size = 1
    }
  EOT
  types = ["aws_lambda_function"]
}

output "aws_lambda_function" {
  value = aws_lambda_function.x.arn
}

moved {
  from = aws_lambda_function.old
  to   = aws_lambda_function.new
}
