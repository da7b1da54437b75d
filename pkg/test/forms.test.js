// The form libraries themselves, not what we think they do.
import assert from "node:assert/strict";
import { test } from "node:test";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { parseSubmission, report } from "@conform-to/dom/future";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import { FormApi } from "@tanstack/react-form";
import { createFormControl } from "react-hook-form";
import { createFunctionRequest, lambdaLint } from "lambda-lint";
import { valid } from "./requests.js";

const faulty = { ...valid, MemorySize: "64", Layers: ["x"], Tags: { "kubernetes.io/name": 1 } };
const schema = createFunctionRequest({ coerce: true, dottedKeys: "map" });

test("react-hook-form's resolver", async () => {
  const resolve = standardSchemaResolver(schema);
  const options = { fields: {}, shouldUseNativeValidation: false };
  assert.deepEqual(await resolve({ ...valid, MemorySize: "512" }, undefined, options), { values: { ...valid, MemorySize: 512 }, errors: {} });
  const { values, errors } = await resolve(faulty, undefined, options);
  assert.deepEqual(values, {});
  assert.deepEqual(Object.keys(errors).sort(), ["Layers", "MemorySize", "Tags"]);
  assert.match(errors.MemorySize.message, /^Memory size: 64 MB/);
  assert.match(errors.Layers[0].message, /^Layers, entry 1/);
  assert.match(errors.Tags.message, /kubernetes/);
});

test("react-hook-form", async () => {
  const control = createFormControl({ resolver: standardSchemaResolver(schema), defaultValues: valid });
  let sent;
  const submit = (values) => control.handleSubmit((submitted) => (sent = submitted), () => (sent = undefined))(values);
  control.register("MemorySize");
  control.setValue("MemorySize", "512");
  await submit();
  assert.equal(sent.MemorySize, 512);
  control.setValue("MemorySize", "64");
  await submit();
  assert.equal(sent, undefined);
  assert.match(control.getFieldState("MemorySize").error.message, /below the minimum/);
});

test("TanStack Form", async () => {
  let sent;
  const form = new FormApi({ defaultValues: faulty, validators: { onChange: schema }, onSubmit: ({ value }) => (sent = value) });
  form.mount();
  await form.handleSubmit();
  assert.equal(sent, undefined);
  const errors = form.state.errorMap.onChange;
  assert.deepEqual(Object.keys(errors).sort(), ["Layers[0]", "MemorySize", "Tags"]);
  assert.match(errors.MemorySize[0].message, /^Memory size/);
  form.setFieldValue("MemorySize", 512);
  form.setFieldValue("Layers", []);
  form.setFieldValue("Tags", {});
  await form.handleSubmit();
  assert.equal(sent.MemorySize, 512);
});

test("Conform", () => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...valid, Code: undefined, MemorySize: "64", "Code.S3Bucket": "builds", "Code.S3Key": "orders.zip", "Layers[0]": "x", Timeout: "" })) {
    if (value !== undefined) data.append(name, value);
  }
  const submission = parseSubmission(data);
  const result = schema["~standard"].validate(submission.payload);
  const { error } = report(submission, { error: { issues: result.issues } });
  assert.deepEqual(Object.keys(error.fieldErrors).sort(), ["Layers[0]", "MemorySize"]);
  assert.match(error.fieldErrors.MemorySize[0], /^Memory size: 64 MB/);
  assert.deepEqual(error.formErrors ?? [], []);
});

test("AWS SDK", async () => {
  const client = new LambdaClient({ region: "eu-west-1", credentials: { accessKeyId: "a", secretAccessKey: "b" }, endpoint: "http://127.0.0.1:9", maxAttempts: 1 });
  client.middlewareStack.use(lambdaLint());
  const { Code, ...others } = valid;
  await assert.rejects(client.send(new CreateFunctionCommand({ ...others, MemorySize: 64, Code: { ZipFile: new Uint8Array([1, 2, 3]) } })), { name: "RequestRefused" });
  await assert.rejects(client.send(new CreateFunctionCommand(valid)), (error) => error.name !== "RequestRefused");
});
