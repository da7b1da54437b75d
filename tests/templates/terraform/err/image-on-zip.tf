# Without package_type the function is packaged as an archive.
resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = aws_iam_role.image.arn
  image_uri     = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/image:1"
}
