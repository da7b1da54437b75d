/**
 * Says everything that is wrong with an AWS Lambda `CreateFunction` request before it is sent.
 *
 * The engine is WebAssembly inside of this module, started on first use. `lambda-lint/async` loads it from a file.
 */
import { type Lint, makeLint } from "./api.js";
import * as code from "./generated/inline.js";
import { makeInline } from "./inline.js";
import { type MakeMiddleware, makeMiddleware } from "./middleware.js";
import { type MakeSchema, makeSchema } from "./standard.js";

const inlineEngine = /* @__PURE__ */ makeInline(code);

/**
 * Lints a request: an object, JSON text, or the bytes of JSON text. Text gives spans and fixes, too.
 *
 * Throws a `RangeError` if the options name something that does not exist; no request makes it throw.
 */
export const lint: Lint = /* @__PURE__ */ makeLint(inlineEngine);

/**
 * A Standard Schema of a request, for react-hook-form, TanStack Form, Conform and others. Only errors are issues.
 */
export const createFunctionRequest: MakeSchema = /* @__PURE__ */ makeSchema(inlineEngine);

/**
 * Middleware for a Lambda client of the AWS SDK for JavaScript v3: `client.middlewareStack.use(lambdaLint())`.
 */
export const lambdaLint: MakeMiddleware = /* @__PURE__ */ makeMiddleware(inlineEngine);

export { describe, pointers } from "./describe.js";
export { edits, fix } from "./fix.js";
export { version } from "./generated/version.js";
export { RequestRefused } from "./middleware.js";
export { rules } from "./rules.js";
export type { Lint } from "./api.js";
export type { FixOptions, TextEdit } from "./fix.js";
export type * from "./generated/request.js";
export type { MakeMiddleware, MiddlewareOptions, Plugin } from "./middleware.js";
export type { StandardSchemaV1 } from "./standard-schema.js";
export type { CreateFunctionSchema, Issue, MakeSchema, Message, Messages, Result, SchemaOptions } from "./standard.js";
export type * from "./types.js";
