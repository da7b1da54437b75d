const role = "arn:aws:iam::123456789012:role/orders";

/** Texts to begin with. */
export const examples = [
  {
    name: "A few mistakes",
    request: {
      FunctionName: "order service",
      Role: role,
      Runtime: "nodejs24",
      handler: "index.handler",
      Code: { S3Bucket: "builds-eu", S3Key: "orders.zip" },
      MemorySize: 64,
      Timeout: "30",
      VpcConfig: { SubnetIds: ["subnet-0a1b2c3d4e5f60718"] },
      TracingConfig: { Mode: "active" },
      Environment: { Variables: { STAGE: "test", AWS_REGION: "eu-west-1" } },
    },
  },
  {
    name: "A good request",
    request: {
      FunctionName: "orders",
      Description: "Takes orders from the queue",
      Role: role,
      Runtime: "python3.14",
      Handler: "app.handler",
      Architectures: ["arm64"],
      Code: { S3Bucket: "builds-eu", S3Key: "orders.zip" },
      MemorySize: 512,
      Timeout: 30,
      Tags: { team: "shop" },
    },
  },
  {
    name: "A container image with zip settings",
    request: {
      FunctionName: "resize-images",
      Role: role,
      PackageType: "Image",
      Runtime: "python3.14",
      Handler: "app.handler",
      Code: { ImageUri: "docker.io/shop/resize:latest" },
      MemorySize: 2048,
      Timeout: 1200,
    },
  },
  {
    name: "A request from 2021",
    request: {
      FunctionName: "nightly-report",
      Role: role,
      Runtime: "nodejs12.x",
      Handler: "index.handler",
      Code: { ZipFile: "exports.handler = async () => 'done'" },
      Layers: ["arn:aws:lambda:us-east-1:123456789012:layer:tools"],
      Tags: [{ Key: "team", Value: "shop" }],
      ReservedConcurrentExecutions: 5,
    },
  },
  {
    name: "A SAM template",
    text: `AWSTemplateFormatVersion: "2010-09-09"
Transform: AWS::Serverless-2016-10-31
Resources:
  Orders:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: nodejs14.x
      Handler: index
      CodeUri: src/
      MemorySize: 64
      Timeout: 1200
`,
  },
  {
    name: "Terraform",
    text: `resource "aws_lambda_function" "orders" {
  function_name = "orders"
  role          = aws_iam_role.orders.arn
  runtime       = "python3.7"
  handler       = "app.handler"
  filename      = "orders.zip"
  memory_size   = 64
  architectures = ["amd64"]
}
`,
  },
  {
    name: "AWS CLI command",
    text: `aws lambda create-function --function-name "order service" \\
  --role arn:aws:iam::123456789012:role/orders \\
  --runtime python3.14 --handler app \\
  --zip-file function.zip --timeout 1200
`,
  },
  { name: "Nothing yet", request: {} },
].map(({ name, request, text }) => ({ name, text: text ?? `${JSON.stringify(request, null, 2)}\n` }));
