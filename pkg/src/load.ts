import { type Lint, makeLint } from "./api.js";
import { describe, pointers } from "./describe.js";
import { Engine } from "./engine.js";
import { version } from "./generated/version.js";
import { type MakeMiddleware, makeMiddleware } from "./middleware.js";
import { all } from "./generated/rules.js";
import { type MakeSchema, makeSchema } from "./standard.js";
import type { Rule } from "./types.js";

/** Where the module comes from: a compiled module, its bytes, an answer with it, or its address. */
export type Source = WebAssembly.Module | BufferSource | Response | Promise<Response> | URL | string;

/** The same as `lambda-lint` exports. */
export interface LambdaLint {
  readonly lint: Lint;
  readonly createFunctionRequest: MakeSchema;
  readonly lambdaLint: MakeMiddleware;
  readonly describe: typeof describe;
  readonly pointers: typeof pointers;
  readonly rules: () => readonly Rule[];
  readonly version: typeof version;
}

export async function load(source: Source): Promise<LambdaLint> {
  const engine = new Engine(await compile(await source));
  const get = () => engine;
  return {
    lint: makeLint(get),
    createFunctionRequest: makeSchema(get),
    lambdaLint: makeMiddleware(get),
    describe,
    pointers,
    rules: () => all,
    version,
  };
}

async function compile(source: Exclude<Source, Promise<Response>>): Promise<WebAssembly.Module> {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return compile(await fetch(source));
  if (!(typeof Response !== "undefined" && source instanceof Response)) return WebAssembly.compile(source as BufferSource);
  if (!source.ok) throw new Error(`lambda-lint: ${source.url} answers with status ${source.status}`);
  // do not fail if the server sends the wrong type for .wasm files
  const isWasm = source.headers.get("content-type")?.startsWith("application/wasm");
  return isWasm ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}
