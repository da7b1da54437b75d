// Cloudflare Workers cannot compile WebAssembly at run time, but can import it as a module.
// @ts-ignore: the file is built before the package is
import module from "./lambda_lint.wasm";
import { Engine } from "./engine.js";

let started: Engine | undefined;

/** The engine of the default entry. */
export const engine = (): Engine => (started ??= new Engine(module as WebAssembly.Module));
