module "layered" {
  source = "terraform-aws-modules/lambda/aws"

  function_name          = "layered"
  handler                = "app.handler"
  runtime                = "python3.13"
  create_role            = true
  lambda_role            = "not used"
  lambda_at_edge         = true
  timeout                = 60000
  vpc_subnet_ids         = null
  vpc_security_group_ids = ["not used"]
  policy_statements      = { a = { effect = "Allow" } }
}

module "image" {
  source         = "terraform-aws-modules/lambda/aws"
  function_name  = "image"
  create_package = false
  package_type   = "Image"
  runtime        = "python2.7"
  image_uri      = module.docker.image_uri
}
