// The same diagnostics, member for member, as the program prints.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as small from "lambda-lint";
import { load } from "lambda-lint/async";
import * as full from "lambda-lint/full";
import { foundBy, library, program, requests } from "./requests.js";

const ofFull = foundBy(full.rules);
const ofSmall = foundBy(small.rules);
const isFull = ({ options }) => options.advice !== undefined;
const withoutAdvice = ({ advice: _, ...options }) => options;

test("there are requests", () => assert.ok(requests.length > 100 && requests.every(isFull)));

test("the full entry, as text", () => {
  const expected = program(requests);
  requests.forEach(({ name, bytes, options }, at) => {
    const found = (request) => ofFull(full.lint(request, options).diagnostics);
    assert.deepEqual(found(bytes), ofFull(expected[at]), name);
    const text = bytes.toString();
    if (Buffer.from(text).equals(bytes)) assert.deepEqual(found(text), ofFull(expected[at]), name);
  });
});

test("the small entry, as text", async () => {
  const { lint } = await load();
  // it reports only the first fault of what is not JSON, and does not know what is not a request
  const others = new Set(full.rules().map(({ id }) => id));
  small.rules().forEach(({ id }) => others.delete(id));
  const wrongDocuments = ["answer-for-request", "not-a-request", "unfilled-skeleton"];
  assert.ok(wrongDocuments.every((id) => others.has(id)));
  const whole = requests.filter(({ value }) => value !== undefined).map((request) => ({ ...request, options: withoutAdvice(request.options) }));
  const expected = program(whole);
  let compared = 0;
  whole.forEach(({ name, bytes, options }, at) => {
    if (expected[at].some(({ rule }) => wrongDocuments.includes(rule))) return;
    compared++;
    assert.deepEqual(ofSmall(small.lint(bytes, options).diagnostics), ofSmall(expected[at]), name);
    assert.deepEqual(lint(bytes, options).diagnostics, small.lint(bytes, options).diagnostics, name);
  });
  assert.ok(compared > 100);
});

test("as objects", () => {
  // a value of serde_json in the library holds its names in order, so both sides get them so
  const objects = requests.filter(({ value }) => value !== undefined).map((request) => ({ ...request, value: inOrder(request.value) }));
  const expected = library(objects.map(({ value, options }) => ({ value, options })));
  objects.forEach(({ name, value, options }, at) => assert.deepEqual(ofFull(full.lint(value, options).diagnostics), ofFull(expected[at]), name));
});

function inOrder(value) {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.keys(value).sort().map((name) => [name, inOrder(value[name])]));
}
