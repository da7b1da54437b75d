import type { CreateFunctionRequest } from "./generated/request.js";

/**
 * A value while a form is being filled in: numbers and booleans may be text, and an empty field is `""` or `null`. The input of
 * `createFunctionRequest({ coerce: true })`, and the type for the default values of a form.
 */
export type CreateFunctionFormValues = Typed<CreateFunctionRequest>;

type Typed<T> = T extends number | boolean
  ? T | string | null
  : T extends string | Uint8Array | ArrayBuffer | undefined
    ? T | null
    : T extends readonly (infer Entry)[]
      ? readonly Typed<Entry>[]
      : { [Name in keyof T]: Typed<T[Name]> };
