// What a browser downloads does not grow unseen. Raise a limit only for a reason, and write it into docs/decisions/browser-module.md.
import assert from "node:assert/strict";
import { test } from "node:test";
import { rows, sizes } from "../bench/size.js";

/** In bytes, after gzip -9: what was measured, and about 2 % more. */
const BUDGETS = {
  "`lambda-lint`: only `lint`": 172_500,
  "`lambda-lint`: only `createFunctionRequest`": 177_000,
  "`lambda-lint/full`: everything": 241_000,
  "`lambda-lint/documents`: everything": 723_000,
};

for (const [name, budget] of Object.entries(BUDGETS)) {
  test(`${name}: at most ${budget} bytes`, () => {
    const [, gzip] = sizes(rows.find(([row]) => row === name)[1]);
    assert.ok(gzip <= budget, `${gzip} bytes`);
  });
}
