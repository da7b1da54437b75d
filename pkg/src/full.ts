/** Like `lambda-lint`, plus advice, the rules that read an archive, and every syntax error in malformed JSON. */
import { type Lint, makeLint } from "./api.js";
import type { Engine } from "./engine.js";
import * as code from "./generated/inline-full.js";
import { all } from "./generated/rules-full.js";
import { makeInline } from "./inline.js";
import { type MakeMiddleware, makeMiddleware } from "./middleware.js";
import { type MakeSchema, makeSchema } from "./standard.js";
import type { FullOptions, Rule } from "./types.js";

const engine: () => Engine = /* @__PURE__ */ makeInline(code);

export const lint: Lint<FullOptions> = /* @__PURE__ */ makeLint(engine);
export const createFunctionRequest: MakeSchema<FullOptions> = /* @__PURE__ */ makeSchema(engine);
export const lambdaLint: MakeMiddleware<FullOptions> = /* @__PURE__ */ makeMiddleware(engine);

/** The rules that this entry checks. */
export function rules(): readonly Rule[] {
  return all;
}

export { describe, pointers } from "./describe.js";
export { edits, fix } from "./fix.js";
export { version } from "./generated/version.js";
export { RequestRefused } from "./middleware.js";
export type * from "./exports.js";
