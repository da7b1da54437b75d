import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";

await new LambdaClient({}).send(
  new CreateFunctionCommand({
    FunctionName: "orders",
    Role: "arn:aws:iam::123456789012:role/orders",
    Runtime: "nodejs24.x",
    Handler: "index.handler",
    Code: { S3Bucket: "builds", S3Key: "orders.zip" },
    Timeout: 1000,
    Environment: {
      Variables: {
        TOKEN: "Sekrit7xSekrit7xSekrit7x",
        PASSWORD: 'Sekrit7xSekrit7xSekrit7x',
      },
    },
    MemorySize: 64,
  }),
);
