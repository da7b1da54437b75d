// Requests that are a part of something else: `lambda-lint/documents`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "lambda-lint/full";
import { inputs, lint as lintHere, lintDocument, rules as allRules, updateFunctionCodeRequest, updateFunctionConfigurationRequest } from "lambda-lint/documents";
import { rules } from "lambda-lint/full";
import { decoys, documents, foundBy, program, requests, valid } from "./requests.js";

const found = foundBy(allRules);

const record = {
  eventSource: "lambda.amazonaws.com",
  eventName: "CreateFunction20150331",
  requestParameters: { functionName: "orders", memorySize: 64 },
};

test("what the program says of documents, it says", () => {
  assert.ok(documents.length > 30);
  const expected = program(documents, []);
  documents.forEach(({ name, bytes, options }, at) => {
    const report = lintDocument(bytes, options);
    assert.deepEqual(found(report.diagnostics), found(expected[at] ?? []), name);
    assert.ok(report.requests.length > 0, name);
    assert.deepEqual(lintDocument(bytes.toString(), options), report, name);
  });
});

test("look-alikes hold no request, and are judged as files that are named", () => {
  const expected = program(decoys, []);
  decoys.forEach(({ name, bytes, options }, at) => {
    const { diagnostics, requests, note } = lintDocument(bytes, options);
    assert.deepEqual(found(diagnostics), found(expected[at] ?? []), name);
    const isAnswer = diagnostics.some((found) => found.rule === "answer-for-request");
    assert.ok(isAnswer || (requests.length === 0 && typeof note === "string"), name);
  });
});

test("the name of a file, or the beginning of a text, tells its language", () => {
  const yaml = "FunctionName: orders\nRole: arn:aws:iam::123456789012:role/orders\nMemorySize: 64\nCode: {S3Bucket: builds, S3Key: a.zip}\n";
  for (const options of [{}, { fileName: "function.yaml" }]) {
    assert.ok(lintDocument(yaml, options).diagnostics.some(({ path, span }) => path === "/MemorySize" && span.start.line === 3));
  }
  const terraform = 'resource "aws_lambda_function" "orders" {\n  function_name = "orders"\n  memory_size = 64\n}\n';
  assert.ok(lintDocument(terraform, { fileName: "main.tf" }).diagnostics.some(({ path }) => path === "/MemorySize"));
});

test("what is no text is said so", () => {
  assert.throws(() => lintDocument({ FunctionName: "orders" }), { name: "TypeError", message: /pass objects to `lint`/ });
  assert.deepEqual(lintDocument(new TextEncoder().encode("{}").buffer), lintDocument("{}"));
});

test("a finding has its place in the request and in the document", () => {
  const text = JSON.stringify({ Records: [{ eventName: "Invoke" }, record] });
  const { ok, diagnostics, requests, note } = lintDocument(text);
  assert.equal(ok, false);
  assert.deepEqual(requests, [{ input: "cloudtrail", sourcePath: "/Records/1/requestParameters" }]);
  assert.equal(note, undefined);
  const [{ path, sourcePath, span }] = diagnostics;
  assert.deepEqual([path, sourcePath], ["/MemorySize", "/Records/1/requestParameters/memorySize"]);
  assert.equal(text.slice(span.start.offset, span.end.offset), "64");
});

test("a document without a request is fine, and a note says what it is", () => {
  const report = lintDocument('{"name": "orders"}');
  assert.deepEqual(report, { ok: true, diagnostics: [], requests: [], note: "the document is not a CreateFunction request" });
});

test("one way can be asked for", () => {
  assert.deepEqual(lintDocument(JSON.stringify(record), { input: "http" }).requests, []);
  assert.equal(lintDocument(JSON.stringify(record), { input: "cloudtrail" }).requests.length, 1);
  assert.throws(() => lintDocument("{}", { input: "letter" }), { name: "RangeError", message: /unknown input `letter`; expected one of `auto`/ });
  for (const input of inputs) assert.ok(lintDocument("{}", { input }), input);
});

test("a file may lack what a tool adds", () => {
  const { Code, ...file } = valid;
  const severity = (options) => lintDocument(JSON.stringify(file), options).diagnostics.map((found) => found.severity);
  assert.deepEqual(severity(), ["warning"]);
  assert.deepEqual(severity({ complete: true }), ["error"]);
  assert.deepEqual(severity({ partial: true }), []);
});

test("updates have schemas of their own", () => {
  const issues = (make, value, options) => make(options)["~standard"].validate(value).issues?.map(({ path, rule }) => [path.join("."), rule]);
  const configuration = { FunctionName: "orders", MemorySize: 64 };
  assert.deepEqual(issues(updateFunctionConfigurationRequest, configuration), [["MemorySize", "number-out-of-range"]]);
  assert.equal(issues(updateFunctionConfigurationRequest, { ...configuration, MemorySize: 512 }), undefined);
  assert.equal(issues(updateFunctionConfigurationRequest, { ...configuration, MemorySize: "512" }, { coerce: true }), undefined);
  const code = { FunctionName: "orders", ImageUri: "ghcr.io/orders:1" };
  assert.deepEqual(issues(updateFunctionCodeRequest, code), [["ImageUri", "image-uri-outside-ecr"]]);
  assert.equal(issues(updateFunctionCodeRequest, { FunctionName: "orders", S3Bucket: "builds", S3Key: "orders.zip" }), undefined);
  for (const value of [null, [], {}, { Functionname: "orders" }]) assert.ok(issues(updateFunctionCodeRequest, value).length > 0, JSON.stringify(value));
});

test("requests are judged as in `lambda-lint/full`", () => {
  const ofFull = foundBy(rules);
  for (const { name, bytes, options } of requests) assert.deepEqual(ofFull(lintHere(bytes, options).diagnostics), ofFull(lint(bytes, options).diagnostics), name);
});
