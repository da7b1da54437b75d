// The same diagnostics, member for member, as the program prints.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lint } from "lambda-lint";
import { load } from "lambda-lint/async";
import { comparable, library, program, requests } from "./requests.js";

test("there are requests", () => assert.ok(requests.length > 100));

test("as text", async () => {
  const expected = program(requests);
  const other = await load();
  requests.forEach(({ name, bytes, options }, at) => {
    assert.deepEqual(comparable(lint(bytes, options).diagnostics), expected[at], name);
    assert.deepEqual(comparable(other.lint(bytes, options).diagnostics), expected[at], name);
    const text = bytes.toString();
    if (Buffer.from(text).equals(bytes)) assert.deepEqual(comparable(lint(text, options).diagnostics), expected[at], name);
  });
});

test("as objects", () => {
  // a value of serde_json in the library holds its names in order, so both sides get them so
  const objects = requests.filter(({ value }) => value !== undefined).map((request) => ({ ...request, value: inOrder(request.value) }));
  const expected = library(objects.map(({ value, options }) => ({ value, options })));
  objects.forEach(({ name, value, options }, at) => assert.deepEqual(comparable(lint(value, options).diagnostics), expected[at], name));
});

function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, inOrder(value[name])]));
}
