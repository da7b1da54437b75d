// @ts-ignore: the types of Node.js are not there where the browser's are
import { readFile } from "node:fs/promises";
import { type LambdaLint, type Source, load as loadFrom } from "./load.js";

/** As in async.ts: Node.js has no `fetch` for files. */
export async function load(source: Source = new URL("./lambda_lint.wasm", import.meta.url)): Promise<LambdaLint> {
  const isFile = (source instanceof URL || typeof source === "string") && /^file:/i.test(String(source));
  return loadFrom(isFile ? await readFile(new URL(source)) : source);
}

export { RequestRefused } from "./middleware.js";
