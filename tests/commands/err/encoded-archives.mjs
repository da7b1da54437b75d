const client = new LambdaClient({ region: "eu-west-1" });
await client.send(new UpdateFunctionCodeCommand({ FunctionName: "orders", ZipFile: readFileSync("orders.zip").toString("base64") }));
await client.send(new UpdateFunctionCodeCommand({ FunctionName: "orders", ZipFile: readFileSync("orders.zip", "utf8") }));
await client.send(new UpdateFunctionCodeCommand({ FunctionName: "orders", ZipFile: createReadStream("orders.zip") }));
await client.send(new UpdateFunctionConfigurationCommand({
  FunctionName: "orders", MemorySize: 8 * 8, Layers: ["arn:aws:lambda:us-east-1:123456789012:layer:common:1"],
}));
