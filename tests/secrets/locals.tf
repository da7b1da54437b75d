locals {
  variables = { TOKEN = "Sekrit7xSekrit7xSekrit7x" }
}

module "orders" {
  source        = "terraform-aws-modules/lambda/aws"
  function_name = "orders"
  runtime       = "python3.14"
  handler       = "app.handler"
  source_path   = "src"
  timeout       = 1000
  environment_variables = {
    PASSWORD = "Sekrit7xSekrit7xSekrit7x"
    KEY      = "${var.prefix}Sekrit7xSekrit7xSekrit7x"
  }
  memory_size = 64
}
