import { CloudFrontClient, CreateFunctionCommand } from "@aws-sdk/client-cloudfront";
await client.send(new CreateFunctionCommand({ Name: "x", FunctionConfig: { Runtime: "cloudfront-js-9" }, FunctionCode: code }));
redis.createFunction({ name: "FunctionName", timeout: 9000 });
builder.createFunction("x", { FunctionName: "x" });
// lambda.createFunction({ FunctionName: "x", Role: "admin", Timeout: 9000 });
const text = "lambda.createFunction({ FunctionName: 'x', Role: 'admin', Timeout: 9000 })";
const params = { FunctionName: "orders", Role: "admin", Timeout: 9000 };
function helper(params) { return lambda.createFunction(params); }
const other = (params) => lambda.createFunction(params);
