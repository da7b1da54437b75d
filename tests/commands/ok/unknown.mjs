await client.send(new CreateFunctionCommand({ FunctionName: name, Role: role, ...config }));
const params = { FunctionName: "orders", Role: role, Runtime: "nodejs8.10", Handler: "a.b", Code: code };
params.Runtime = "nodejs24.x";
await client.send(new CreateFunctionCommand(params));
await client.send(new CreateFunctionCommand({
  FunctionName: name, Role: role, Runtime: Runtime[runtime], Handler: `${file}.handler`, Code: { ZipFile: await readFile("a.zip") },
  Environment: { Variables: Object.fromEntries(variables) }, Timeout: Number(timeout) || 3, Layers: layers?.map((layer) => layer.arn),
  Description: undefined,
}));
export const update = (params) => client.send(new UpdateFunctionConfigurationCommand(params));
