import { isError } from "./api.js";
import type { Engine } from "./engine.js";
import { steps } from "./sentence.js";
import type { Diagnostic, LintOptions } from "./types.js";

/** The request was not sent, because the service would refuse it. */
export class RequestRefused extends Error {
  override readonly name = "RequestRefused";
  /** Everything that was found, also what is no error. */
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    const errors = diagnostics.filter(isError);
    const lines = errors.map((error) => `\n  ${steps(error.path).join(".") || "request"}: ${error.message} [${error.rule}]`);
    super(`CreateFunction would be refused, so it was not sent:${lines.join("")}`);
    this.diagnostics = diagnostics;
  }
}

export interface MiddlewareOptions {
  /** Called with the findings of a request that is sent: warnings, and advice if it is on. */
  readonly onFindings?: ((diagnostics: readonly Diagnostic[]) => void) | undefined;
}

/** What `middlewareStack.use` of a client of the AWS SDK for JavaScript v3 takes. */
export interface Plugin {
  // the types of the SDK are generic over every command; this one checks the command first
  applyToStack(stack: { add(middleware: any, options: any): void }): void;
}

type Next = (args: { input: unknown }) => Promise<unknown>;

export type MakeMiddleware<Options extends LintOptions = LintOptions> = (options?: Options & MiddlewareOptions) => Plugin;

export function makeMiddleware<Options extends LintOptions>(engine: () => Engine): MakeMiddleware<Options> {
  return ({ onFindings, ...options } = {} as Options & MiddlewareOptions) => ({
    applyToStack(stack) {
      const middleware = (next: Next, context: { commandName?: string }) => async (args: { input: unknown }) => {
        if (context.commandName === "CreateFunctionCommand") {
          const found = engine().lint(args.input, options);
          if (found.some(isError)) throw new RequestRefused(found);
          if (found.length > 0) onFindings?.(found);
        }
        return next(args);
      };
      stack.add(middleware, { step: "initialize", name: "lambdaLint", tags: ["VALIDATION"], override: true });
    },
  });
}
