import { type LambdaLint, type Source, load as loadFrom } from "./load.js";

/** Loads the engine: from the file `lambda_lint.wasm` of this package, or from the given source. */
export function load(source: Source = new URL("./lambda_lint.wasm", import.meta.url)): Promise<LambdaLint> {
  return loadFrom(source);
}

export { RequestRefused } from "./middleware.js";
export type { LambdaLint, Source } from "./load.js";
export type * from "./exports.js";
