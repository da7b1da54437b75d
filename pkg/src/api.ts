import type { Engine } from "./engine.js";
import type { Diagnostic, Input, LintOptions, Report } from "./types.js";

/** Lints a request. */
export type Lint = (request: Input, options?: LintOptions) => Report;

export function makeLint(engine: () => Engine): Lint {
  return (request, options) => {
    const diagnostics = engine().lint(request, options);
    return { ok: !diagnostics.some(isError), diagnostics };
  };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === "error";
}
