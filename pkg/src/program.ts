#!/usr/bin/env node
/**
 * `npx lambda-lint`: the program itself in WebAssembly. This file reads the files and folders that it asks for; all else, from the
 * arguments to what is printed, is the program's: see crates/lambda-lint-cli/src/hosted.rs.
 */
// @ts-ignore: the types of Node.js are not there where the browser's are
import { existsSync, lstatSync, readFileSync, readdirSync, statSync, writeSync } from "node:fs";
// @ts-ignore
import { dirname, join, resolve } from "node:path";
// @ts-ignore
import { argv, cwd, env, exit, stderr, stdout } from "node:process";

interface Exports {
  readonly memory: WebAssembly.Memory;
  input(length: number): number;
  output(): number;
  program_begin(length: number, seconds: number): number;
  program_ignored(folder: number, length: number): void;
  program_skips(length: number, isFolder: number): number;
  program_add(kind: number, path: number, length: number): void;
  program_run(colorStdout: number, colorStderr: number): number;
  program_printed(stream: number): number;
  program_printed_length(stream: number): number;
}

/** What is handed over: see crates/lambda-lint-wasm/src/program.rs. */
const STDIN = 0;
const NAMED = 1;
const FOUND = 2;
/** To be added to the kind of a file that cannot be read. */
const UNREAD = 2;

/** A larger file is not a request. */
const MAX_NAMED = 2 ** 30;
const MAX_FOUND = 2 ** 27;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const module = new WebAssembly.Module(readFileSync(new URL("./lambda_lint_program.wasm", import.meta.url)));
// the module calls nothing outside: what it imports is there for glue that it does not need
const imports: WebAssembly.Imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
const program = new WebAssembly.Instance(module, imports).exports as unknown as Exports;

/** Writes texts and bytes to the input, and returns the length of the first and of all. */
function put(first: string, second: Uint8Array = new Uint8Array()): [number, number] {
  const start = encoder.encode(first);
  const length = start.length + second.length;
  const at = program.input(length);
  const room = new Uint8Array(program.memory.buffer, at, length);
  room.set(start);
  room.set(second, start.length);
  return [start.length, length];
}

function add(kind: number, path: string, bytes: Uint8Array): void {
  program.program_add(kind, ...put(path, bytes));
}

/** The program's text for a system error. */
function reason(error: unknown): Uint8Array {
  const { code, errno, message } = error as { code?: string; errno?: number; message: string };
  const known: Record<string, string> = {
    ENOENT: "No such file or directory",
    EACCES: "Permission denied",
    EPERM: "Operation not permitted",
    EISDIR: "Is a directory",
    ENOTDIR: "Not a directory",
    ELOOP: "Too many levels of symbolic links",
  };
  const text = code === undefined ? undefined : known[code];
  return encoder.encode(text === undefined ? message : `${text} (os error ${-(errno ?? 0)})`);
}

function addFile(kind: number, path: string, max: number): void {
  try {
    const { size } = statSync(path);
    if (size <= max) add(kind, path, readFileSync(path));
    else if (kind === NAMED) add(kind + UNREAD, path, encoder.encode(`it has more than ${max} bytes`));
  } catch (error) {
    add(kind + UNREAD, path, reason(error));
  }
}

/** `x` and `./x` are the same file. */
function plain(path: string): string {
  return path.replace(/^\.\/+(?=.)/, "");
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Adds the ignore patterns of a folder's own files. */
function addIgnored(folder: string): void {
  for (const name of [".gitignore", ".ignore"]) {
    const file = join(folder, name);
    if (existsSync(file)) program.program_ignored(...put(resolve(folder), readFileSync(file)));
  }
}

/** Adds the files of a folder by name, without what `.gitignore` and the program leave out. Links are not followed. */
function walk(folder: string, seen: Set<string>): void {
  addIgnored(folder);
  const names: string[] = readdirSync(folder).sort((a: string, b: string) => (a < b ? -1 : 1));
  for (const name of names) {
    const path = folder === "." ? name : join(folder, name);
    const entry = lstatSync(path);
    if (!entry.isDirectory() && !entry.isFile()) continue;
    if (program.program_skips(put(path)[1], Number(entry.isDirectory())) !== 0) continue;
    if (entry.isFile()) {
      if (!seen.has(path)) addFile(FOUND, path, MAX_FOUND);
      seen.add(path);
    } else {
      try {
        walk(path, seen);
      } catch (error) {
        add(FOUND + UNREAD, path, reason(error));
      }
    }
  }
}

/** The `.gitignore` of the folders above one, up to the repository's. */
function ignoredAbove(folder: string): void {
  const above: string[] = [];
  for (let path = resolve(folder); !existsSync(join(path, ".git")); path = dirname(path)) {
    const parent = dirname(path);
    if (parent === path) return;
    above.unshift(parent);
  }
  above.forEach(addIgnored);
}

/** Warns that an existing configuration is not read. */
function configurationNote(): string {
  for (let folder: string = cwd(); ; folder = dirname(folder)) {
    if (existsSync(join(folder, "lambda-lint.toml"))) {
      return "warning: the npm package does not read lambda-lint.toml; pass its settings as options, or use `--isolated`\n";
    }
    if (dirname(folder) === folder) return "";
  }
}

function usesColor(stream: { isTTY?: boolean }): number {
  if (env["NO_COLOR"]) return 0;
  const forced = env["FORCE_COLOR"];
  if (forced) return forced === "0" || forced === "false" ? 0 : 1;
  return Number(stream.isTTY === true && env["TERM"] !== "dumb");
}

function print(descriptor: number, stream: number): void {
  let rest = new Uint8Array(program.memory.buffer, program.program_printed(stream), program.program_printed_length(stream));
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === "EPIPE") return;
      if (code !== "EAGAIN") throw error;
    }
  }
}

function readStdin(): void {
  try {
    add(STDIN, "", readFileSync(0));
  } catch (error) {
    // a stream that was closed is empty
    add(STDIN, "", new Uint8Array());
    if ((error as { code?: string }).code !== "EOF") throw error;
  }
}

const options: string[] = argv.slice(2);
const length = program.program_begin(put([cwd(), "lambda-lint", ...options].map((word) => `${word}\0`).join(""))[1], Date.now() / 1000);
const paths = decoder.decode(new Uint8Array(program.memory.buffer, program.output(), length)).split("\0").slice(0, -1);
const seen = new Set<string>();
for (const path of paths) {
  if (path === "-") {
    if (!seen.has(path)) readStdin();
    seen.add(path);
  } else if (isFolder(path)) {
    ignoredAbove(path);
    walk(plain(path).replace(/(?<=.)\/+$/, ""), seen);
  } else if (!seen.has(plain(path))) {
    addFile(NAMED, path, MAX_NAMED);
    seen.add(plain(path));
  }
}
const status = program.program_run(usesColor(stdout), usesColor(stderr));
if (paths.length > 0 && !options.includes("--isolated")) {
  const note = configurationNote();
  if (note) writeSync(2, note);
}
print(1, 0);
print(2, 1);
exit(status);
