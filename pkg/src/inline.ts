import { Engine } from "./engine.js";

/** A module as text: see crates/xtask-package/src/inline.rs. */
export interface Code {
  readonly alphabet: string;
  readonly decoder: string;
  readonly singles: string;
  readonly text: string;
}

/** The engine in this code, started on first use. */
export function makeInline(code: Code): () => Engine {
  let engine: Engine | undefined;
  return () => (engine ??= new Engine(compile(code)));
}

function compile(code: Code): WebAssembly.Module {
  const needs = "lambda-lint needs WebAssembly";
  if (typeof WebAssembly === "undefined") throw new Error(`${needs}, which this JavaScript engine does not have`);
  try {
    return new WebAssembly.Module(decode(code));
  } catch (cause) {
    throw new Error(`${needs}, ${reason(cause)}`, { cause });
  }
}

/** Why the module cannot be compiled here. */
function reason(cause: unknown): string {
  if (!WebAssembly.validate(VECTORS)) return "with vector instructions (SIMD), which this JavaScript engine is too old for";
  if (typeof document !== "undefined" || typeof importScripts === "function") {
    return "which the content-security policy of this page forbids: add 'wasm-unsafe-eval' to its directive script-src";
  }
  const message = cause instanceof Error ? cause.message : String(cause);
  return `which this runtime does not compile at run time (${message}): bundle with its export condition, such as workerd or edge-light, or pass a WebAssembly.Module to \`load\` of lambda-lint/async`;
}

/** Only in workers of browsers. */
declare const importScripts: unknown;

/** The smallest module that uses SIMD. */
const VECTORS = /* @__PURE__ */ Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11);

/** Where the text begins in the memory of the decoder: see decode.wat. */
const START = 384;

function decode({ alphabet, decoder, singles, text }: Code): Uint8Array<ArrayBuffer> {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytesOf(decoder)));
  const memory = exports["memory"] as WebAssembly.Memory;
  memory.grow((START + text.length) >> 16);
  const bytes = new Uint8Array(memory.buffer);
  const single = bytesOf(singles);
  single.forEach((byte, at) => (bytes[alphabet.charCodeAt(at)] = byte));
  for (let byte = 0, at = 0; byte < 256; byte++) {
    if (single.includes(byte)) continue;
    bytes[at < alphabet.length ? 128 + alphabet.charCodeAt(at) : 256 + alphabet.charCodeAt(at - alphabet.length)] = byte;
    at++;
  }
  new TextEncoder().encodeInto(text, bytes.subarray(START));
  return bytes.subarray(START, (exports["decode"] as (end: number) => number)(START + text.length));
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: hex.length / 2 }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
