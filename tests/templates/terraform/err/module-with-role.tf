module "with_role" {
  source                 = "git::https://github.com/terraform-aws-modules/terraform-aws-lambda.git?ref=v8.1.0"
  function_name          = "with-role"
  create_role            = false
  lambda_role            = "arn:aws:iam::123456789012:user/someone"
  handler                = "app.handler"
  runtime                = "python3.13"
  create_package         = false
  local_existing_package = "with-role.zip"
  tracing_mode           = "on"
}
