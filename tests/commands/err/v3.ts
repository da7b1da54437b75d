import { LambdaClient, CreateFunctionCommand, Runtime, Architecture, PackageType } from "@aws-sdk/client-lambda";

const client = new LambdaClient({});
const ROLE = "arn:aws:iam::123456789012:role/orders";
export const create = async (name: string, zip: Uint8Array) => {
  const command = new CreateFunctionCommand({
    Code: { ZipFile: zip },
    FunctionName: name,
    Role: ROLE,
    Architectures: [Architecture.arm64],
    Handler: "index.handler", // required when sending a .zip file
    PackageType: PackageType.Zip,
    Runtime: Runtime.nodejs16x,
    Timeout: 1000,
    Environment: { Variables: { AWS_REGION: process.env.AWS_REGION, "STAGE": `test` } },
  } as const);
  return client.send(command);
};
