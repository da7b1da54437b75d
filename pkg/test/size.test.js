// What a browser downloads does not grow unseen. Who has a reason to let it grow raises a limit, and says so in docs/decisions/browser-module.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, sizes } from "../bench/size.js";

/** In bytes, after gzip -9: what was measured, and 1 % more. */
const LIMITS = { "lambda-lint, everything": 254_000, "  only lint": 240_000, "lambda-lint/documents, everything": 378_000 };

for (const [name, limit] of Object.entries(LIMITS)) {
  test(`${name.trim()}: at most ${limit} bytes`, () => {
    const [, gzip] = sizes(rows.find(([row]) => row === name)[1]);
    assert.ok(gzip <= limit, `${gzip} bytes`);
  });
}
