/** The types that every entry exports. */
export type { Lint } from "./api.js";
export type { FixOptions, TextEdit } from "./fix.js";
export type { CreateFunctionFormValues } from "./form-values.js";
export type * from "./generated/request.js";
export type { MakeMiddleware, MiddlewareOptions, Plugin } from "./middleware.js";
export type { StandardSchemaV1 } from "./standard-schema.js";
export type { CreateFunctionSchema, Issue, MakeSchema, Message, Messages, Result, SchemaOptions } from "./standard.js";
export type * from "./types.js";
