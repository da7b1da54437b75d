import assert from "node:assert/strict";
import { test } from "node:test";
import { createFunctionRequest, RequestRefused } from "lambda-lint";
import * as full from "lambda-lint/full";
import { coerce } from "../dist/coerce.js";
import { label } from "../dist/sentence.js";
import { valid } from "./requests.js";

const validate = (value, options) => createFunctionRequest(options)["~standard"].validate(value);

test("a schema of version 1", () => {
  const { version, vendor, validate } = createFunctionRequest()["~standard"];
  assert.deepEqual([version, vendor, typeof validate], [1, "lambda-lint", "function"]);
});

test("success has a value and no issues, failure issues and no value, and neither is a promise", () => {
  assert.deepEqual(validate(valid), { value: valid });
  assert.equal(validate(valid).value, valid);
  const failure = validate({ ...valid, MemorySize: 64 });
  assert.deepEqual(Object.keys(failure), ["issues"]);
  assert.deepEqual(failure.issues.map(({ path, rule, params }) => ({ path, rule, params })), [
    { path: ["MemorySize"], rule: "number-out-of-range", params: { min: 128, max: 10240, actual: 64 } },
  ]);
});

test("warnings are issues only on demand", () => {
  for (const request of [{ ...valid, Handler: "index.js.handler" }, { ...valid, Runtime: "nodejs20.x" }]) {
    assert.equal(validate(request, { asOf: "2026-07-01" }).value, request);
  }
});

test("warnings as issues, or for a function", () => {
  const request = { ...valid, Runtime: "nodejs20.x" };
  const asOf = "2026-07-01";
  assert.deepEqual(validate(request, { asOf, warnings: "issues" }).issues.map(({ rule }) => rule), ["runtime-deprecated"]);
  let told;
  assert.equal(validate(request, { asOf, warnings: (warnings) => (told = warnings) }).value, request);
  assert.deepEqual(told.map(({ path }) => path), [["Runtime"]]);
});

test("an archive is bytes in the result, as the SDK takes it", () => {
  for (const ZipFile of ["UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==", new Uint8Array(22).buffer]) {
    const { value } = validate({ ...valid, Code: { ZipFile } });
    assert.ok(value.Code.ZipFile instanceof Uint8Array && value.Code.ZipFile.length === 22);
  }
});

test("labels do not replace what users type", () => {
  const asked = [];
  const labels = (pointer) => (asked.push(pointer), pointer === "/Role" ? "Rolle" : undefined);
  const [issue] = validate({ ...valid, Runtime: "Role" }, { labels }).issues;
  assert.match(issue.message, /“Role”/);
  validate({ ...valid, Code: { ImageUri: "x", S3Bucket: "y" }, Layers: ["a.b"], MemorySize: "Timeout" }, { labels });
  const members = new Set(full.pointers());
  for (const pointer of asked) assert.ok(members.has(pointer.replace(/\/\d+/g, "/-")), pointer);
});

test("messages without the name of the field", () => {
  assert.match(validate({ ...valid, MemorySize: 64 }, { fieldNames: false }).issues[0].message, /^64 MB is below/);
});

test("names and numbers in paths", () => {
  const { issues } = validate({ ...valid, Layers: ["x"], Tags: { "a/b~c": 1, 0: 2 }, FileSystemConfigs: [{ Arn: "x" }] });
  const paths = issues.map(({ path }) => path);
  for (const path of [["Layers", 0], ["Tags", "a/b~c"], ["Tags", "0"], ["FileSystemConfigs", 0, "Arn"], ["FileSystemConfigs", 0, "LocalMountPath"]]) {
    assert.ok(paths.some((found) => JSON.stringify(found) === JSON.stringify(path)), JSON.stringify([path, paths]));
  }
  assert.deepEqual(validate(undefined).issues[0].path, []);
});

test("the most important issue of a member comes first", () => {
  const image = { ...valid, PackageType: "Image", Runtime: "nodejs4.3", Code: { ImageUri: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7" } };
  const { issues } = validate(image);
  const runtime = issues.filter(({ path }) => path[0] === "Runtime").map(({ rule }) => rule);
  assert.equal(runtime[0], "zip-setting-on-image");
});

test("a key with a dot is reported at its map on demand", () => {
  const request = { ...valid, Tags: { "kubernetes.io/name": 1 } };
  assert.deepEqual(validate(request).issues[0].path, ["Tags", "kubernetes.io/name"]);
  const [issue] = validate(request, { dottedKeys: "map" }).issues;
  assert.deepEqual(issue.path, ["Tags"]);
  assert.match(issue.message, /kubernetes\.io\/name/);
});

test("partial: what is missing is no fault yet", () => {
  assert.deepEqual(validate({}, { partial: true }), { value: {} });
  assert.equal(validate({ MemorySize: 1 }, { partial: true }).issues.length, 1);
});

test("coerce: what was typed is what is meant", () => {
  const typed = {
    ...valid,
    MemorySize: " 512 ",
    Timeout: "",
    Description: "",
    Publish: "true",
    KMSKeyArn: null,
    Architectures: [""],
    Layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3", "", undefined],
    EphemeralStorage: { Size: NaN },
    VpcConfig: { SubnetIds: [], Ipv6AllowedForDualStack: "false" },
    Environment: { Variables: { EMPTY: "", NUMBER: "1" } },
  };
  const { value } = validate(typed, { coerce: true });
  assert.deepEqual(value, {
    ...valid,
    MemorySize: 512,
    Publish: true,
    Layers: ["arn:aws:lambda:eu-west-1:123456789012:layer:tools:3"],
    VpcConfig: { SubnetIds: [], Ipv6AllowedForDualStack: false },
    Environment: { Variables: { EMPTY: "", NUMBER: "1" } },
  });
  assert.equal(validate({ ...valid, MemorySize: "512" }).issues.length, 1, "only on demand");
  const { issues } = validate({ ...valid, MemorySize: "5x", Layers: ["", "x"] }, { coerce: true });
  assert.deepEqual(issues.map(({ path }) => path), [["Layers", 0], ["Layers", 1], ["MemorySize"]]);
  assert.deepEqual(Object.keys(coerce({ Tags: JSON.parse('{"__proto__": "x"}') }).Tags), ["__proto__"]);
});

test("messages are sentences that name the field and say what is allowed", () => {
  const message = (member) => validate({ ...valid, ...member }).issues[0].message;
  assert.match(message({ MemorySize: 64 }), /^Memory size: 64 MB is below the minimum of 128 MB\. .*10,240 MB.*\.$/);
  assert.equal(message({ Role: undefined }), "Missing “Role”.");
  assert.equal(message({ Timeout: "abc" }), "Timeout: expected an integer, found the string “abc”.");
  assert.match(message({ Layers: ["x"] }), /^Layers, entry 1: “x” is not the ARN /);
});

test("labels", () => {
  for (const [pointer, expected] of [
    ["", "The request"],
    ["/FunctionName", "Function name"],
    ["/KMSKeyArn", "KMS key ARN"],
    ["/Code/S3Bucket", "S3 bucket"],
    ["/VpcConfig/SubnetIds/2", "Subnet IDs, entry 3"],
    ["/Tags/a~1b", "Tags, “a/b”"],
    ["/VpcConfig/Ipv6AllowedForDualStack", "IPv6 allowed for dual stack"],
  ]) {
    assert.equal(label(pointer), expected);
  }
  const { issues } = validate({ ...valid, MemorySize: 64 }, { labels: { "/MemorySize": "Arbeitsspeicher" } });
  assert.match(issues[0].message, /^Arbeitsspeicher: /);
  const named = (request, labels) => validate(request, { labels }).issues[0].message;
  assert.equal(named({ ...valid, Role: undefined }, { "/Role": "Rolle" }), "Missing “Rolle”.");
  const vpc = { ...valid, VpcConfig: { SubnetIds: ["subnet-1"] } };
  assert.match(named(vpc, (pointer) => ({ "/VpcConfig": "das Netz" })[pointer]), /^Security group IDs: “das Netz” has subnets, .* or remove “SubnetIds”\.$/);
});

test("a value that has the name of a member gets no label", () => {
  const { issues } = validate({ ...valid, Layers: ["Role"] }, { labels: { "/Role": "Rolle", "/Layers/0": "Schicht" } });
  assert.match(issues[0].message, /^Schicht: “Role” is not the ARN /);
});

test("a function for labels gets pointers of the request only", () => {
  const asked = new Set();
  const labels = (pointer) => void asked.add(pointer);
  const file = { Arn: "x", LocalMountPath: "/srv", S3FilesConfig: { DirectS3Read: "ENABLED" } };
  validate({ ...valid, FileSystemConfigs: [file], Layers: ["x"], VpcConfig: { SubnetIds: ["subnet-1"] } }, { labels, warnings: "issues" });
  assert.ok(asked.size > 4);
  for (const pointer of asked) assert.match(pointer, /^(\/([A-Z]\w*|\d+))+$/);
});

test("an unknown option is an error before the first validation", () => {
  assert.throws(() => createFunctionRequest({ lables: {} }), { name: "RangeError", message: /unknown option `lables`; expected one of coerce, messages, labels, / });
});

test("the application's own messages", () => {
  const request = { ...valid, MemorySize: 64 };
  const german = { "number-out-of-range": "{min} bis {max}, nicht {actual}. {nothing}" };
  assert.equal(validate(request, { messages: german }).issues[0].message, "128 bis 10240, nicht 64. {nothing}");
  assert.equal(validate(request, { messages: ({ params }) => `≥ ${params.min}` }).issues[0].message, "≥ 128");
  assert.match(validate(request, { messages: () => undefined }).issues[0].message, /^Memory size/);
});

test("middleware", async () => {
  const added = [];
  const found = [];
  full.lambdaLint({ advice: true, onFindings: (diagnostics) => found.push(...diagnostics) }).applyToStack({ add: (...given) => added.push(given) });
  const [[middleware, { step }]] = added;
  assert.equal(step, "initialize");
  const send = middleware(async ({ input }) => ({ sent: input }), { commandName: "CreateFunctionCommand" });
  assert.deepEqual(await send({ input: valid }), { sent: valid });
  assert.ok(found.length > 0);
  await assert.rejects(send({ input: { ...valid, MemorySize: 64 } }), (error) => {
    assert.ok(error instanceof RequestRefused && error.diagnostics.some((diagnostic) => diagnostic.path === "/MemorySize"));
    assert.match(error.message, /MemorySize: 64 MB is below/);
    return true;
  });
  const other = middleware(async () => "sent", { commandName: "ListFunctionsCommand" });
  assert.equal(await other({ input: {} }), "sent");
});
