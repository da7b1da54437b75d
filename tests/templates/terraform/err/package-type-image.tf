# The provider sends no handler and no runtime with an image, so neither is at fault; the rest of the image is.
resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = aws_iam_role.image.arn
  package_type  = "Image"
  image_uri     = "docker.io/library/python:3.13"
  runtime       = "python2.7"
  handler       = "app.handler"
}
