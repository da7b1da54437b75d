/**
 * The same as `lambda-lint/full`, with `lintDocument` for functions in other documents: templates, Terraform, logs, HTTP
 * calls, commands, SDK calls. Its module is the largest.
 */
import { type Lint, isError, makeLint } from "./api.js";
import { Engine } from "./engine.js";
import * as code from "./generated/inline-documents.js";
import { type Inputs, inputs } from "./generated/inputs.js";
import { all } from "./generated/rules-documents.js";
import { makeInline } from "./inline.js";
import { type MakeMiddleware, makeMiddleware } from "./middleware.js";
import { type MakeSchema, makeSchema } from "./standard.js";
import type { Bytes, Diagnostic, FullOptions, Report, Rule } from "./types.js";
import { type MakeUpdateSchema, type UpdateFunctionCodeRequest, type UpdateFunctionConfigurationRequest, makeUpdateSchema } from "./updates.js";

const engine: () => Engine = /* @__PURE__ */ makeInline(code);

export const lint: Lint<FullOptions> = /* @__PURE__ */ makeLint(engine);
export const createFunctionRequest: MakeSchema<FullOptions> = /* @__PURE__ */ makeSchema(engine);
export const lambdaLint: MakeMiddleware<FullOptions> = /* @__PURE__ */ makeMiddleware(engine);

/** The counterparts of `createFunctionRequest` for updates: an absent member does not change, so it is not missing. */
export const updateFunctionConfigurationRequest: MakeUpdateSchema<UpdateFunctionConfigurationRequest> =
  /* @__PURE__ */ makeUpdateSchema(engine, "update-function-configuration");
export const updateFunctionCodeRequest: MakeUpdateSchema<UpdateFunctionCodeRequest> =
  /* @__PURE__ */ makeUpdateSchema(engine, "update-function-code");

export interface DocumentOptions extends FullOptions {
  /** The name of the file, which determines the language of the document. The default is the beginning of the text. */
  readonly fileName?: string | undefined;
  /** The form of the document; the default is `auto`, which detects it. */
  readonly input?: Inputs | undefined;
  /** Whether a missing `Code` or `Role` is an error, as with the input `request`. The default is a warning, because a tool may add them. */
  readonly complete?: boolean | undefined;
}

/** A request in a document. */
export interface FoundRequest {
  /** The form of the document around it. */
  readonly input: Exclude<Inputs, "auto">;
  /** JSON Pointer to it in the document, empty if it is the whole document. */
  readonly sourcePath: string;
}

/** A diagnostic in a document. */
export interface DocumentDiagnostic extends Diagnostic {
  /** JSON Pointer to its place in the document, if the request is a part of it. */
  readonly sourcePath?: string;
  /** The attribute or the argument, as the form of the document names it: `aws_lambda_function.orders.memory_size`. */
  readonly location?: string;
  /** The functions that it affects, in a document that defines functions. */
  readonly functions?: readonly string[];
}

/** The diagnostics of one document. */
export interface DocumentReport extends Report {
  readonly diagnostics: readonly DocumentDiagnostic[];
  /** Its requests, in the order of the text. */
  readonly requests: readonly FoundRequest[];
  /** What the document is, if it contains no request. */
  readonly note?: string;
}

/**
 * Lints the requests in a document: JSON text or the bytes of it. A document without a request is fine.
 *
 * Throws a `RangeError` for an unknown option, rule or region, and a `TypeError` if the document is not text.
 */
export function lintDocument(document: string | Bytes, options: DocumentOptions = {}): DocumentReport {
  const report = engine().document(document, options);
  return { ok: !report.diagnostics.some(isError), ...report };
}

/** The rules that this entry checks. */
export function rules(): readonly Rule[] {
  return all;
}

export { inputs };
export { describe, pointers } from "./describe.js";
export { edits, fix } from "./fix.js";
export { version } from "./generated/version.js";
export { RequestRefused } from "./middleware.js";
export type { Inputs };
export type { MakeUpdateSchema, UpdateFunctionCodeRequest, UpdateFunctionConfigurationRequest, UpdateSchema } from "./updates.js";
export type * from "./exports.js";
