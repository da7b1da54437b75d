import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createFunctionRequest, describe, lint, pointers, rules, version } from "lambda-lint";
import { load } from "lambda-lint/async";
import * as documents from "lambda-lint/documents";
import * as full from "lambda-lint/full";
import { Engine } from "../dist/engine.js";
import { requests, valid } from "./requests.js";

const without = (member) => ({ ...valid, [member]: undefined });
const at = (report, path) => report.diagnostics.filter((found) => found.path === path);

test("a valid request", () => {
  assert.deepEqual(lint(valid), { ok: true, diagnostics: [] });
  assert.deepEqual(lint(JSON.stringify(valid)), { ok: true, diagnostics: [] });
});

test("text gives spans and fixes, an object does not", () => {
  const text = JSON.stringify({ ...valid, Timeout: "5" });
  const [found] = lint(text).diagnostics;
  assert.equal(text.slice(found.span.start.offset, found.span.end.offset), '"5"');
  assert.equal(found.fix.edits[0].text, "5");
  const [inObject] = lint({ ...valid, Timeout: "5" }).diagnostics;
  assert.equal(inObject.rule, found.rule);
  assert.ok(!("span" in inObject) && !("fix" in inObject));
});

test("text of any length and script", () => {
  for (const text of ["", "é", "💥".repeat(50_000), "日本語".repeat(1000), "\ud800", "x".repeat(3_000_000)]) {
    assert.equal(lint(text).ok, false);
    assert.deepEqual(at(lint({ ...valid, Description: `${text.slice(0, 60)}` }), "/FunctionName"), []);
  }
  assert.equal(lint(Uint8Array.of(0xff, 0x7b)).diagnostics[0].rule, "invalid-utf8");
});

test("anything that is no request", () => {
  for (const value of [null, undefined, 1, true, [], () => 1, Symbol("x"), NaN, new Date(), 10n]) {
    assert.equal(lint(value).ok, false, String(value));
  }
  assert.equal(lint({ ...valid, MemorySize: 512n }).ok, true);
});

test("options", () => {
  assert.equal(lint({}, { partial: true }).ok, true);
  assert.deepEqual(lint({}, { select: ["wrong-type"] }).diagnostics, []);
  assert.ok(lint({}, { ignore: ["missing-member"] }).diagnostics.every((found) => found.rule !== "missing-member"));
  assert.equal(lint(without("Role"), { severity: { "missing-member": "warning" } }).ok, true);
  assert.equal(lint(without("Role"), { severity: { "missing-member": "off" } }).ok, true);
  const large = { ...valid, MemorySize: 4096 };
  assert.deepEqual([{}, { quotas: { memory: 3008 } }].map((options) => lint(large, options).ok), [true, false]);
  assert.equal(full.lint(valid, { select: [], extendSelect: ["missing-tags"] }).diagnostics[0].rule, "missing-tags");
  assert.ok(full.lint(valid, { advice: true }).diagnostics.length > 0);
  assert.throws(() => lint(valid, { advice: true }), { name: "RangeError", message: /import `lambda-lint\/full`/ });
  assert.throws(() => lint(valid, { select: ["missing-tags"] }), { message: /`missing-tags` is not in this module/ });
  assert.throws(() => lint(valid, { regoin: "eu-west-1" }), { name: "RangeError", message: /unknown option `regoin`/ });
  assert.throws(() => lint(valid, { region: "frankfurt" }), { name: "RangeError", message: /unknown region `frankfurt`/ });
  assert.throws(() => lint(valid, { select: ["wrong-tpye"] }), { message: /did you mean `wrong-type`/ });
  assert.throws(() => lint(valid, { asOf: "tomorrow" }), { message: /YYYY-MM-DD/ });
  assert.throws(() => lint(valid, { partial: "yes" }), { message: /invalid value `yes` for `partial`; expected `true` or `false`/ });
  assert.equal(lint(valid).ok, true, "after options that do not exist");
});

test("options of callers without types", () => {
  assert.equal(lint(valid, { account: 123456789012 }).ok, true);
  assert.throws(() => lint(valid, { asOf: new Date(0) }), { name: "RangeError", message: /YYYY-MM-DD/ });
  assert.deepEqual(lint({}, { select: "wrong-type" }).diagnostics, []);
});

test("bytes in every kind of buffer", () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...valid, MemorySize: 64 }));
  const expected = lint(bytes);
  assert.equal(expected.diagnostics[0].path, "/MemorySize");
  for (const same of [bytes.buffer, new DataView(bytes.buffer), Buffer.from(bytes)]) assert.deepEqual(lint(same), expected);
});

test("half of a character hides nothing", () => {
  for (const half of ["\ud800", "\\\ud800", "\\ud800", "a\udfff\ud800"]) {
    const found = lint({ ...valid, Description: half, MemorySize: 64 }).diagnostics;
    assert.deepEqual(found.map(({ path }) => path), ["/MemorySize"], JSON.stringify(half));
  }
});

test("more sets of options than are kept", () => {
  for (let day = 1; day < 300; day++) {
    const asOf = new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10);
    assert.equal(lint(valid, { asOf }).ok, true);
  }
});

test("an archive is the same in base64 and as bytes", () => {
  const found = requests.filter(({ value }) => typeof value?.Code?.ZipFile === "string");
  assert.ok(found.length > 3);
  for (const { name, value, options } of found) {
    const bytes = Buffer.from(value.Code.ZipFile, "base64");
    if (bytes.toString("base64") !== value.Code.ZipFile) continue;
    // the words may differ: what to do about base64 in base64 depends on who encodes
    const places = (request) => full.lint(request, options).diagnostics.map(({ rule, severity, path }) => ({ rule, severity, path }));
    const expected = places(value);
    const copy = new Uint8Array(bytes).buffer;
    for (const ZipFile of [bytes, new Uint8Array(bytes), copy, new DataView(copy)]) {
      assert.deepEqual(places({ ...value, Code: { ...value.Code, ZipFile } }), expected, name);
    }
  }
});

test("the request is left as it is", () => {
  const request = { ...valid, Code: { ZipFile: new Uint8Array(4) } };
  const copy = structuredClone(request);
  lint(request);
  createFunctionRequest({ coerce: true })["~standard"].validate(request);
  assert.deepEqual(request, copy);
});

test("describe", () => {
  const { type, min, max, default: usual, unit, quota, required } = describe("/MemorySize");
  assert.deepEqual({ type, min, max, usual, unit, quota, required }, { type: "integer", min: 128, max: 32768, usual: 128, unit: "MB", quota: 10240, required: false });
  const defaults = ["/PackageType", "/Architectures", "/TracingConfig/Mode"].map((pointer) => describe(pointer).default);
  assert.deepEqual(defaults, ["Zip", ["x86_64"], "PassThrough"]);
  assert.equal(describe("/Role").required, true);
  assert.deepEqual(describe("/PackageType").enum, ["Zip", "Image"]);
  assert.deepEqual(describe("/Layers/7"), describe("/Layers/-"));
  assert.deepEqual(describe("/Tags/a~1b"), describe("/Tags/-"));
  assert.equal(describe("/FileSystemConfigs/0/Arn").required, true);
  assert.equal(describe("/Environment/Variables/KEY").sensitive, true);
  for (const nothing of ["/memorySize", "/Layers/x", "/Layers/00", "/Role/x", "/constructor", "MemorySize", "/"]) assert.equal(describe(nothing), undefined, nothing);
  assert.ok(describe("/Runtime").suggested.every((runtime) => describe("/Runtime").enum.includes(runtime)));
});

test("every member is described, and its pattern compiles as browsers compile it", () => {
  const properties = JSON.parse(readFileSync(new URL("../dist/schema.json", import.meta.url))).$defs.CreateFunctionRequest.properties;
  for (const name of Object.keys(properties)) assert.ok(describe(`/${name}`), name);
  let patterns = 0;
  for (const pointer of pointers()) {
    for (const { pattern } of [describe(pointer), describe(pointer).key ?? {}]) {
      if (pattern === undefined) continue;
      patterns++;
      new RegExp(`^(?:${pattern})$`, "v");
    }
  }
  assert.ok(patterns > 15);
  assert.match(valid.Role, new RegExp(`^(?:${describe("/Role").pattern})$`, "v"));
});

test("a circular object", () => {
  const circle = { ...valid };
  circle.Tags = circle;
  assert.throws(() => lint(circle), { name: "TypeError", message: /is circular/ });
  assert.equal(lint(valid).ok, true);
});

test("each entry lists the rules that it checks", () => {
  const counts = [{ rules, lint }, full, documents].map(({ rules, lint }) => {
    for (const { id } of rules()) lint({}, { select: [id] });
    return rules().length;
  });
  assert.ok(counts[0] < counts[1] && counts[1] < counts[2], counts.join());
  const ids = new Set(rules().map(({ id }) => id));
  for (const { id } of full.rules()) {
    if (!ids.has(id)) assert.throws(() => lint({}, { select: [id] }), RangeError, id);
  }
});

test("rules and version", async () => {
  assert.ok(rules().length > 20 && rules().every((rule) => rule.id && rule.severity && rule.summary));
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url)));
  const module = new WebAssembly.Module(readFileSync(new URL("../dist/lambda_lint.wasm", import.meta.url)));
  assert.equal(version.version, manifest.version);
  assert.deepEqual(new Engine(module).version(), [version.version, version.model, version.data]);
});

test("the engine from a file, from bytes, from a module", async () => {
  const bytes = readFileSync(new URL("../dist/lambda_lint.wasm", import.meta.url));
  const answer = () => new Response(bytes, { headers: { "content-type": "application/wasm" } });
  const file = import.meta.resolve("lambda-lint/wasm");
  for (const source of [undefined, file, new URL(file), bytes, new WebAssembly.Module(bytes), answer(), Promise.resolve(answer()), new Response(bytes)]) {
    const loaded = await load(source);
    assert.deepEqual(loaded.lint(valid), { ok: true, diagnostics: [] });
  }
  await assert.rejects(load(new Response("", { status: 404 })), /404/);
});

test("100,000 calls keep memory flat", () => {
  const faulty = readFileSync(new URL("../../tests/benches/faulty.json", import.meta.url), "utf8");
  const archive = { ...valid, Code: { ZipFile: new Uint8Array(10_000) } };
  const engine = new Engine(new WebAssembly.Module(readFileSync(new URL("../dist/lambda_lint.wasm", import.meta.url))));
  const call = (times) => {
    for (let i = 0; i < times; i++) engine.lint(i % 10 === 0 ? faulty : i % 2 === 0 ? valid : archive, undefined);
  };
  call(1000);
  const before = engine.memory();
  call(100_000);
  assert.equal(engine.memory(), before);
});
