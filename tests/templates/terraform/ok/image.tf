resource "aws_lambda_function" "image" {
  function_name = "image"
  role          = aws_iam_role.image.arn
  package_type  = "Image"
  image_uri     = "${aws_ecr_repository.image.repository_url}:${var.tag}"
  timeout       = 30
  image_config {
    command = ["app.handler"]
  }
}
