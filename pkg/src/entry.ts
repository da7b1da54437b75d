import type { Engine } from "./engine.js";
import * as code from "./generated/inline.js";
import { makeInline } from "./inline.js";

/** The engine of the default entry. The package replaces this file where a runtime loads WebAssembly in its own way. */
export const engine: () => Engine = /* @__PURE__ */ makeInline(code);
