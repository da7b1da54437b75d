module "ours" {
  source        = "../modules/lambda"
  function_name = "not a name"
  memory_size   = 1
}

module "alias" {
  source        = "terraform-aws-modules/lambda/aws//modules/alias"
  function_name = "not a name"
}

module "layer" {
  source       = "terraform-aws-modules/lambda/aws"
  create_layer = true
  layer_name   = "x"
  memory_size  = 1
}

module "off" {
  source        = "terraform-aws-modules/lambda/aws"
  create        = false
  function_name = "not a name"
}
