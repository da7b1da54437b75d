import type { DocumentOptions, DocumentReport } from "./documents.js";
import { OPTIONS } from "./generated/options.js";
import type { Bytes, Diagnostic, LintOptions } from "./types.js";

/** The exports of crates/lambda-lint-wasm: numbers in, numbers out. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  input(length: number): number;
  archive(length: number): number;
  output(): number;
  output_length(): number;
  configure(length: number): number;
  forget(): void;
  lint(linter: number, length: number, archive: number, isText: number): number;
  /** Only in the module of `lambda-lint/documents`. */
  document(linter: number, length: number): number;
  rest(): void;
  rules(): number;
  version(): number;
}

/** The maximum number of cached linters, one for each set of options. */
const LINTERS = 32;
const NO_ARCHIVE = -1;
const NOTHING: readonly Diagnostic[] = Object.freeze([]);

/** One instance of the module, and the linters in it. */
export class Engine {
  readonly #module: WebAssembly.Module;
  readonly #linters = new Map<string, number>();
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder();
  #exports: Exports;
  /** The current input buffer, while it is valid. */
  #room = new Uint8Array();

  constructor(module: WebAssembly.Module) {
    this.#module = module;
    this.#exports = this.#start();
  }

  /** All that is found in the request. */
  lint(request: unknown, options: LintOptions | undefined): readonly Diagnostic[] {
    return this.#guard(() => {
      const linter = this.#linter(options);
      const text = textOf(request);
      if (text !== undefined) return this.#found(linter, this.#put(text), NO_ARCHIVE, 1);
      const [value, archive] = apart(request);
      if (archive !== undefined) {
        const at = this.#exports.archive(archive.length);
        new Uint8Array(this.#exports.memory.buffer, at, archive.length).set(archive);
      }
      return this.#found(linter, this.#put(stringify(value)), archive?.length ?? NO_ARCHIVE, 0);
    });
  }

  /** All that is found in the requests of a document, if this is the module that looks for them. */
  document(document: Bytes | string, options: DocumentOptions): Omit<DocumentReport, "ok"> {
    return this.#guard(() => {
      const linter = this.#linter(options);
      const text = textOf(document);
      if (text === undefined) throw new TypeError("a document is text, or the bytes of text; objects are for `lint`");
      return this.#parsed(this.#exports.document(linter, this.#put(text)));
    });
  }

  /** The ids of the rules that the module checks. */
  rules(): string[] {
    return this.#read(this.#exports.rules()).trimEnd().split("\n");
  }

  /** Version, model and date of the data, as the engine itself knows them. */
  version(): string[] {
    return this.#read(this.#exports.version()).split("\n");
  }

  /** How many bytes of memory the instance has. */
  memory(): number {
    return this.#exports.memory.buffer.byteLength;
  }

  #start(): Exports {
    // what wasm-bindgen's own glue would bring: the module throws nothing and holds no objects
    const imports: WebAssembly.Imports = {};
    for (const { module, name } of WebAssembly.Module.imports(this.#module)) (imports[module] ??= {})[name] = () => {};
    return new WebAssembly.Instance(this.#module, imports).exports as unknown as Exports;
  }

  #guard<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      // an instance that trapped is in an undefined state, most likely out of memory
      if (error instanceof WebAssembly.RuntimeError) {
        this.#linters.clear();
        this.#exports = this.#start();
      }
      throw error;
    }
  }

  #found(linter: number, length: number, archive: number, isText: number): readonly Diagnostic[] {
    const found = this.#exports.lint(linter, length, archive, isText);
    return found === 0 ? NOTHING : this.#parsed(found);
  }

  #parsed<T>(length: number): T {
    const text = this.#read(length);
    this.#exports.rest();
    return JSON.parse(text);
  }

  #linter(options: LintOptions | undefined): number {
    const text = options === undefined ? "" : optionText(options);
    const known = this.#linters.get(text);
    if (known !== undefined) return known;
    if (this.#linters.size >= LINTERS) {
      this.#linters.clear();
      this.#exports.forget();
    }
    const made = this.#exports.configure(this.#put(text));
    if (made < 0) throw new RangeError(this.#read(this.#exports.output_length()));
    this.#linters.set(text, made);
    return made;
  }

  #reserve(length: number): Uint8Array {
    const at = this.#exports.input(length);
    const room = this.#room;
    // growing the memory detaches all views of it, whose length is 0 from then on
    if (room.byteOffset === at && room.length >= length && room.length > 0) return room;
    return (this.#room = new Uint8Array(this.#exports.memory.buffer, at, length));
  }

  /** Puts a text into the input and gives its length in bytes. */
  #put(text: string | Uint8Array): number {
    if (typeof text !== "string") {
      this.#reserve(text.length).set(text);
      return text.length;
    }
    const { read, written } = this.#encoder.encodeInto(text, this.#reserve(text.length));
    if (read === text.length) return written;
    // a code unit takes at most three bytes
    const room = this.#reserve(written + 3 * (text.length - read));
    return written + this.#encoder.encodeInto(text.slice(read), room.subarray(written)).written;
  }

  #read(length: number): string {
    return this.#decoder.decode(new Uint8Array(this.#exports.memory.buffer, this.#exports.output(), length));
  }
}

/** Options as crates/lambda-lint-wasm reads them: a line for each value. Also the key of the linter that has them. */
function optionText(options: { readonly [name: string]: any }): string {
  let text = "";
  const line = (name: string, value: unknown) => {
    text += `${name}=${String(value).replaceAll("\n", " ")}\n`;
  };
  for (const name in options) {
    const value = options[name];
    if (!OPTIONS.includes(name)) throw new RangeError(`unknown option \`${name}\`; expected one of ${OPTIONS.join(", ")}`);
    if (value === undefined || value === null || value === false) continue;
    if (typeof value !== "object") line(name, value);
    else if (Array.isArray(value)) line(name, value.join());
    else for (const key in value) line(name, `${key}=${value[key]}`);
  }
  return text;
}

/** The request without an archive that is bytes, and the archive. */
function apart(request: unknown): [unknown, Uint8Array | undefined] {
  const { Code: code, PackageType: type } = (request ?? {}) as { Code?: { [name: string]: unknown }; PackageType?: unknown };
  const archive = bytesOf(code?.["ZipFile"]);
  if (archive === undefined) return [request, undefined];
  // an archive passed with a request replaces its code; several sources are a fault that the linter reports
  const isAlone = type !== "Image" && Object.values(code!).every((source) => source == null || source === code!["ZipFile"]);
  const text = isAlone ? undefined : base64(archive);
  return [{ ...(request as object), Code: { ...code, ZipFile: text } }, isAlone ? archive : undefined];
}

/** Bytes as Base64. */
export function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x2000) text += String.fromCharCode(...bytes.subarray(at, at + 0x2000));
  return btoa(text);
}

/** A text, as characters or as bytes; nothing if it is neither. */
function textOf(value: unknown): string | Uint8Array | undefined {
  return typeof value === "string" ? value : bytesOf(value);
}

/** The bytes of a buffer or a view of one, also of another realm. */
export function bytesOf(value: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") return new Uint8Array(value as ArrayBuffer);
  return undefined;
}

function stringify(value: unknown): string {
  try {
    const text = JSON.stringify(value) ?? "null";
    // a lone surrogate; TextEncoder replaces it
    return text.includes("\\ud") ? text.replace(/(?<!\\)((?:\\\\)*)\\ud[89a-f][0-9a-f]{2}/g, "$1\ufffd") : text;
  } catch {
    try {
      // integers that the SDK makes for other services
      return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? Number(inner) : inner));
    } catch (cause) {
      throw new TypeError("the request cannot be written as JSON: it contains itself, or a `toJSON` method or a getter throws", { cause });
    }
  }
}
