import type { StandardSchemaV1 } from "./standard-schema.js";
import { isError } from "./api.js";
import { coerce } from "./coerce.js";
import type { Engine } from "./engine.js";
import type { CreateFunctionRequest } from "./generated/request.js";
import { sentence, steps } from "./sentence.js";
import type { Diagnostic, LintOptions } from "./types.js";

/** What a rule says in the language of the application: a text, `{name}` standing for a parameter, or a function. */
export type Message = string | ((diagnostic: Diagnostic) => string | undefined);

/** Messages by rule, or one function for all of them. Where there is none, the linter's own stands. */
export type Messages = { readonly [rule: string]: Message } | ((diagnostic: Diagnostic) => string | undefined);

export interface SchemaOptions extends LintOptions {
  /** Whether what was typed into fields is taken for what it means: "128" for 128, an empty field for none. */
  readonly coerce?: boolean | undefined;
  /** The application's own messages. */
  readonly messages?: Messages | undefined;
  /** What the application calls the member at a JSON Pointer. */
  readonly labels?: { readonly [pointer: string]: string } | ((pointer: string) => string | undefined) | undefined;
  /**
   * Where a fault of a map's entry is reported whose key has a dot: at the entry, or at the map, for form libraries
   * that take dots for steps.
   */
  readonly dottedKeys?: "entry" | "map" | undefined;
}

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

export type Result =
  | { readonly value: CreateFunctionRequest; readonly issues?: undefined }
  | { readonly issues: readonly Issue[] };

/** A Standard Schema that form libraries take as it is, and that answers at once. */
export interface CreateFunctionSchema {
  readonly "~standard": Omit<StandardSchemaV1.Props<CreateFunctionRequest, CreateFunctionRequest>, "validate"> & {
    readonly validate: (value: unknown) => Result;
  };
}

export type MakeSchema = (options?: SchemaOptions) => CreateFunctionSchema;

export function makeSchema(engine: () => Engine): MakeSchema {
  return (options = {}) => ({
    "~standard": {
      version: 1,
      vendor: "lambda-lint",
      validate(given): Result {
        const value = (options.coerce ? coerce(given) : given) as CreateFunctionRequest;
        const errors = engine().lint(value, options).filter(isError);
        // a form library takes `issues: []` for a failure or for a success without a value
        if (errors.length === 0) return { value };
        return { issues: byImportance(errors).map((error) => issue(error, value, options)) };
      },
    },
  });
}

/** Members in the order in which they were found, and of each the most important fault first. */
function byImportance(errors: Diagnostic[]): Diagnostic[] {
  const members = new Map<string, Diagnostic[]>();
  for (const error of errors) {
    const known = members.get(error.path);
    if (known === undefined) members.set(error.path, [error]);
    else known.push(error);
  }
  return [...members.values()].flatMap((found) => found.sort((a, b) => importance(a) - importance(b)));
}

/** Its own form first; then what contradicts another member, because it may have to go altogether. */
function importance(error: Diagnostic): number {
  if (error.aws?.code === "SerializationException") return 0;
  if (error.aws?.code === "ValidationException") return 1;
  return error.related === undefined ? 3 : 2;
}

function issue(diagnostic: Diagnostic, value: unknown, options: SchemaOptions): Issue {
  let path = pathOf(diagnostic.path, value);
  let message = messageOf(diagnostic, options);
  const dotted = options.dottedKeys === "map" ? path.findIndex((step) => typeof step === "string" && /[.[\]]/.test(step)) : -1;
  if (dotted > 0) {
    if (!message.includes(String(path[dotted]))) message = `“${path[dotted]}”: ${message}`;
    path = path.slice(0, dotted);
  }
  return { message, path, rule: diagnostic.rule, params: diagnostic.params ?? {}, diagnostic };
}

function messageOf(diagnostic: Diagnostic, { messages, labels }: SchemaOptions): string {
  const own = typeof messages === "function" ? messages : ownEntry(messages, diagnostic.rule);
  const said = typeof own === "function" ? own(diagnostic) : own;
  if (said !== undefined) return said.replace(/\{(\w+)\}/g, (hole, name: string) => shown(diagnostic.params?.[name]) ?? hole);
  return sentence(diagnostic, typeof labels === "function" ? labels : (pointer) => ownEntry(labels, pointer));
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

