await client.send(new UpdateFunctionCodeCommand({ FunctionName: "orders", ZipFile: "./function.zip" }));
await client.send(new CreateFunctionCommand({
  FunctionName: "orders", Runtime: "nodejs24.x", Role: role, Handler: "index.handler", Code: { ZipFile: 'function.zip' },
}));
