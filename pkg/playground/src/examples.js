const role = "arn:aws:iam::123456789012:role/orders";

/** Requests to begin with. */
export const examples = [
  {
    name: "A few faults",
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
    name: "A container image, half changed over",
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
    name: "From a template of 2021",
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
  { name: "Nothing yet", request: {} },
].map(({ name, request }) => ({ name, text: `${JSON.stringify(request, null, 2)}\n` }));
