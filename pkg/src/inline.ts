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
  if (typeof WebAssembly === "undefined") throw new Error(`${needs}, which is not there`);
  try {
    return new WebAssembly.Module(decode(code));
  } catch (cause) {
    const reason = WebAssembly.validate(VECTORS)
      ? "which the content-security policy of this page forbids: add 'wasm-unsafe-eval' to its directive script-src"
      : "with vector instructions (SIMD), which this browser is too old for";
    throw new Error(`${needs}, ${reason}`, { cause });
  }
}

/** The least module that has a vector in it. */
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
