import type { Engine } from "./engine.js";
import type { Diagnostic, LintOptions, Report } from "./types.js";

/**
 * Lints a request: an object, JSON text, or the bytes of JSON text. Text input also yields spans and fixes.
 *
 * Throws a `RangeError` if an option is unknown or names something that does not exist, and a `TypeError` if the object
 * cannot be serialized as JSON, for example because it is circular.
 */
export type Lint<Options extends LintOptions = LintOptions> = (request: unknown, options?: Options) => Report;

export function makeLint<Options extends LintOptions>(engine: () => Engine): Lint<Options> {
  return (request, options) => {
    const diagnostics = engine().lint(request, options);
    return { ok: !diagnostics.some(isError), diagnostics };
  };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
