/**
 * Reports every mistake in an AWS Lambda `CreateFunction` request before it is sent.
 *
 * This entry point reports errors and warnings. `lambda-lint/full` adds advice and the rules that read an archive;
 * `lambda-lint/documents` also finds requests in other documents.
 *
 * The engine is WebAssembly inside this module, started on first use. `lambda-lint/async` loads it from a file.
 */
import { type Lint, makeLint } from "./api.js";
import { engine } from "./entry.js";
import { all } from "./generated/rules.js";
import { type MakeMiddleware, makeMiddleware } from "./middleware.js";
import { type MakeSchema, makeSchema } from "./standard.js";
import type { Rule } from "./types.js";

/** See {@link Lint}. */
export const lint: Lint = /* @__PURE__ */ makeLint(engine);

/**
 * A Standard Schema of a request, for react-hook-form, TanStack Form, Conform and others. Errors become issues; warnings do
 * not, unless the option `warnings` is set.
 */
export const createFunctionRequest: MakeSchema = /* @__PURE__ */ makeSchema(engine);

/** Middleware for a Lambda client of the AWS SDK for JavaScript v3: `client.middlewareStack.use(lambdaLint())`. */
export const lambdaLint: MakeMiddleware = /* @__PURE__ */ makeMiddleware(engine);

/** The rules that this entry checks. */
export function rules(): readonly Rule[] {
  return all;
}

export { describe, pointers } from "./describe.js";
export { edits, fix } from "./fix.js";
export { version } from "./generated/version.js";
export { RequestRefused } from "./middleware.js";
export type * from "./exports.js";
