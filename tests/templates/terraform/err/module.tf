module "orders" {
  source  = "terraform-aws-modules/lambda/aws"
  version = "8.1.0"

  function_name = "orders"
  handler       = "app.handler"
  runtime       = "python3.5"
  source_path   = "../src"
  memory_size   = 64
  timeout       = "901"
  layers        = ["arn:aws:lambda:eu-west-1:123456789012:layer:deps"]

  vpc_subnet_ids         = ["subnet-xyz"]
  vpc_security_group_ids = [module.vpc.default_security_group_id]

  environment_variables = {
    AWS_REGION = "eu-west-1"
    MODE       = "fast"
  }
}
