# Half of these are absent, whichever way the conditions go.
resource "aws_lambda_function" "either" {
  function_name     = "either"
  role              = coalesce(var.role, aws_iam_role.x.arn)
  runtime           = var.image == null ? "python3.13" : null
  handler           = var.image == null ? "app.handler" : null
  package_type      = var.image == null ? "Zip" : "Image"
  image_uri         = var.image
  filename          = try(var.file, null)
  s3_bucket         = var.file == null ? "builds" : null
  s3_key            = var.file == null ? "either.zip" : null
  s3_object_version = lookup(var.versions, "either", null)

  dynamic "vpc_config" {
    for_each = var.vpc == null ? [] : [var.vpc]
    content {
      subnet_ids         = vpc_config.value.subnets
      security_group_ids = vpc_config.value.groups
    }
  }
  dynamic "file_system_config" {
    for_each = var.efs
    content {
      arn              = file_system_config.value
      local_mount_path = "/mnt/data"
    }
  }
  dynamic "environment" {
    for_each = length(var.env) > 0 ? [1] : []
    content {
      variables = var.env
    }
  }
}
