// What a browser downloads does not grow unseen. Raise a limit only for a reason, and write it into docs/decisions/browser-module.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, sizes } from "../bench/size.js";

/** In bytes, after gzip -9: what was measured, and about 2 % more. */
const BUDGETS = {
  "`lambda-lint`: only `lint`": 179_000,
  "`lambda-lint`: only `createFunctionRequest`": 183_500,
  "`lambda-lint/full`: everything": 248_000,
  "`lambda-lint/documents`: everything": 734_000,
};

for (const [name, budget] of Object.entries(BUDGETS)) {
  test(`${name}: at most ${budget} bytes`, () => {
    const [, gzip] = sizes(rows.find(([row]) => row === name)[1]);
    assert.ok(gzip <= budget, `${gzip} bytes`);
  });
}
