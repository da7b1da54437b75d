// Fixes of the engine, applied to strings of JavaScript.
import assert from "node:assert/strict";
import { test } from "node:test";
import { edits, fix, lint } from "lambda-lint";

const text = `{"Description": "größer 😀", "Timeout": "30", "Runtime": "python3.31"}`;

test("safe fixes are applied behind characters of several bytes", () => {
  const { diagnostics } = lint(text);
  assert.equal(fix(text, diagnostics), text.replace(`"30"`, "30"));
  assert.equal(fix(text, diagnostics, { unsafe: true }), text.replace(`"30"`, "30").replace("3.31", "3.13"));
});

test("offsets of edits are UTF-16", () => {
  const [first] = edits(text, lint(text).diagnostics);
  assert.equal(first.start, text.indexOf(`"30"`));
});
