import type { StandardSchemaV1 } from "./standard-schema.js";
import { isError } from "./api.js";
import { coerce } from "./coerce.js";
import { type Engine, bytesOf } from "./engine.js";
import type { CreateFunctionFormValues } from "./form-values.js";
import { OPTIONS } from "./generated/options.js";
import type { CheckedCreateFunctionRequest, CreateFunctionRequest } from "./generated/request.js";
import { sentence, steps } from "./sentence.js";
import type { Diagnostic, LintOptions } from "./types.js";

/** The message of a rule in the language of the application: a text, in which `{name}` is a parameter, or a function. */
export type Message = string | ((diagnostic: Diagnostic) => string | undefined);

/** Messages by rule, or one function for all of them. Without one, the linter's own message is used. */
export type Messages = { readonly [rule: string]: Message } | ((diagnostic: Diagnostic) => string | undefined);

/** The options of a schema that are not about rules. */
export interface FormOptions {
  /** The application's own messages. */
  readonly messages?: Messages | undefined;
  /** What the application calls the member at a JSON Pointer, such as `/VpcConfig/SubnetIds/0`. */
  readonly labels?: { readonly [pointer: string]: string } | ((pointer: string) => string | undefined) | undefined;
  /**
   * Where to report a fault of a map's entry whose key has a dot: at the entry, or at the map, for form libraries that
   * split paths at dots.
   */
  readonly dottedKeys?: "entry" | "map" | undefined;
  /** Whether a message starts with the name of its field, as in "Memory size: …". On unless it is `false`. */
  readonly fieldNames?: boolean | undefined;
  /** What to do with warnings: make issues of them, too, or call a function with them on each validation. */
  readonly warnings?: "issues" | ((warnings: readonly Issue[]) => void) | undefined;
}

/** The options of a schema, some of which decide its types. */
export type SchemaOptions<Base = LintOptions, Coerce = boolean, Partial = boolean> = Base &
  FormOptions & {
    /** Whether to convert what was typed into fields: "128" to 128, an empty field to none. */
    readonly coerce?: Coerce | undefined;
    readonly partial?: Partial | undefined;
  };

/** An issue of Standard Schema with what the diagnostic knows besides. */
export interface Issue extends StandardSchemaV1.Issue {
  readonly message: string;
  readonly path: readonly (string | number)[];
  /** The id of the rule that made it. */
  readonly rule: string;
  /** The figures and words in the message, for translation. */
  readonly params: NonNullable<Diagnostic["params"]>;
  readonly diagnostic: Diagnostic;
}

export type Result<Output = CheckedCreateFunctionRequest> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** A Standard Schema that form libraries accept, and that validates synchronously. */
export interface CreateFunctionSchema<Input = CreateFunctionRequest, Output = CheckedCreateFunctionRequest> {
  readonly "~standard": Omit<StandardSchemaV1.Props<Input, Output>, "validate"> & {
    readonly validate: (value: unknown) => Result<Output>;
  };
}

/** What a schema takes: with `coerce`, what is typed into fields. */
export type InputOf<Coerce> = [Coerce] extends [true] ? CreateFunctionFormValues : CreateFunctionRequest;

/** What a schema gives: a request for the SDK, unless it may be `partial`. */
export type OutputOf<Partial> = [Partial] extends [false] ? CheckedCreateFunctionRequest : CreateFunctionRequest;

export type MakeSchema<Base extends LintOptions = LintOptions> = <Coerce extends boolean = false, Partial extends boolean = false>(
  options?: SchemaOptions<Base, Coerce, Partial>,
) => CreateFunctionSchema<InputOf<Coerce>, OutputOf<Partial>>;

const FORM_OPTIONS = ["coerce", "messages", "labels", "dottedKeys", "fieldNames", "warnings"];

export function makeSchema<Base extends LintOptions>(engine: () => Pick<Engine, "lint">): MakeSchema<Base> {
  return <Coerce extends boolean, Partial extends boolean>(options?: SchemaOptions<Base, Coerce, Partial>) => {
    const { coerce: isTyped, messages, labels, dottedKeys, fieldNames, warnings, ...rules } = (options ?? {}) as SchemaOptions;
    const form: FormOptions = { messages, labels, dottedKeys, fieldNames };
    for (const name in rules) {
      if (!OPTIONS.includes(name)) throw new RangeError(`unknown option \`${name}\`; expected one of ${[...FORM_OPTIONS, ...OPTIONS].join(", ")}`);
    }
    const validate = (given: unknown): Result<OutputOf<Partial>> => {
      const value = isTyped ? coerce(given) : given;
      const found = engine().lint(value, rules);
      const issues = (diagnostics: readonly Diagnostic[]) => byImportance(diagnostics).map((each) => issue(each, value, form));
      if (typeof warnings === "function") warnings(issues(found.filter((each) => !isError(each))));
      const faults = warnings === "issues" ? found : found.filter(isError);
      // form libraries treat `issues: []` as a failure, or as a success without a value
      return faults.length === 0 ? { value: withBytes(value) as OutputOf<Partial> } : { issues: issues(faults) };
    };
    return { "~standard": { version: 1, vendor: "lambda-lint", validate } };
  };
}

/** The request with its archive as bytes, as the AWS SDK takes it. */
function withBytes(value: unknown): unknown {
  const request = value as { readonly Code?: { readonly ZipFile?: unknown } };
  const archive = request.Code?.ZipFile;
  if (archive === undefined || archive instanceof Uint8Array) return value;
  const bytes = typeof archive === "string" ? Uint8Array.from(atob(archive), (character) => character.charCodeAt(0)) : bytesOf(archive);
  return { ...request, Code: { ...request.Code, ZipFile: bytes } };
}

/** Members in the order in which they were found, and of each the most important fault first. */
function byImportance(errors: readonly Diagnostic[]): Diagnostic[] {
  const members = new Map<string, Diagnostic[]>();
  for (const error of errors) {
    const known = members.get(error.path);
    if (known === undefined) members.set(error.path, [error]);
    else known.push(error);
  }
  return [...members.values()].flatMap((found) => found.sort((a, b) => importance(a) - importance(b)));
}

/** Problems of the value itself first, then conflicts with other members, because the member may have to be removed. */
function importance(error: Diagnostic): number {
  if (!isError(error)) return 4;
  if (error.aws?.code === "SerializationException") return 0;
  if (error.aws?.code === "ValidationException") return 1;
  return error.related === undefined ? 3 : 2;
}

function issue(diagnostic: Diagnostic, value: unknown, options: FormOptions): Issue {
  let path = pathOf(diagnostic.path, value);
  let message = messageOf(diagnostic, options);
  const dotted = options.dottedKeys === "map" ? path.findIndex((step) => typeof step === "string" && /[.[\]]/.test(step)) : -1;
  if (dotted > 0) {
    if (!message.includes(String(path[dotted]))) message = `“${path[dotted]}”: ${message}`;
    path = path.slice(0, dotted);
  }
  return { message, path, rule: diagnostic.rule, params: diagnostic.params ?? {}, diagnostic };
}

function messageOf(diagnostic: Diagnostic, { messages, labels, fieldNames }: FormOptions): string {
  const own = typeof messages === "function" ? messages : ownEntry(messages, diagnostic.rule);
  const said = typeof own === "function" ? own(diagnostic) : own;
  if (said !== undefined) return said.replace(/\{(\w+)\}/g, (hole, name: string) => shown(diagnostic.params?.[name]) ?? hole);
  const named = typeof labels === "function" ? labels : (pointer: string) => ownEntry(labels, pointer);
  return sentence(diagnostic, named, fieldNames !== false);
}

function ownEntry<T>(entries: { readonly [name: string]: T } | undefined, name: string): T | undefined {
  return entries !== undefined && Object.hasOwn(entries, name) ? entries[name] : undefined;
}

function shown(param: NonNullable<Diagnostic["params"]>[string] | undefined): string | undefined {
  return param === undefined ? undefined : Array.isArray(param) ? param.join(", ") : String(param);
}

/** A JSON Pointer as form libraries take it: names, and numbers where a list is. */
function pathOf(pointer: string, value: unknown): (string | number)[] {
  let inner: unknown = value;
  return steps(pointer).map((step) => {
    const key = Array.isArray(inner) ? Number(step) : step;
    inner = typeof inner === "object" && inner !== null ? (inner as Record<string, unknown>)[step] : undefined;
    return key;
  });
}

