import { LambdaClient, CreateFunctionCommand } from "@aws-sdk/client-lambda";
const client = new LambdaClient({ region: "eu-west-1" });
await client.send(new CreateFunctionCommand({
  functionName: "orders",
  runtime: "nodejs24.x",
  role: "arn:aws:iam::123456789012:role/orders",
  handler: "index.handler",
  code: { S3Bucket: "builds", S3Key: "orders.zip" },
}));
