import type { Engine } from "./engine.js";
import { base64, bytesOf } from "./engine.js";
import type { StandardSchemaV1 } from "./standard-schema.js";
import { type Result, type SchemaOptions, makeSchema } from "./standard.js";
import type { CreateFunctionRequest } from "./generated/request.js";
import type { FullOptions } from "./types.js";

type OnlyOfNewFunctions = "Architectures" | "Code" | "CodeSigningConfigArn" | "FunctionName" | "PackageType" | "Publish" | "Role" | "Tags" | "TenancyConfig";

/** The request of UpdateFunctionConfiguration. */
export interface UpdateFunctionConfigurationRequest extends Omit<CreateFunctionRequest, OnlyOfNewFunctions> {
  readonly FunctionName: string;
  readonly Role?: string | undefined;
  readonly RevisionId?: string | undefined;
}

type Code = NonNullable<CreateFunctionRequest["Code"]>;

/** The request of UpdateFunctionCode, which has the members of `Code` at its top. */
export interface UpdateFunctionCodeRequest extends Code, Pick<CreateFunctionRequest, "Architectures" | "Publish"> {
  readonly FunctionName: string;
  readonly DryRun?: boolean | undefined;
  readonly RevisionId?: string | undefined;
}

/** A Standard Schema of an update. */
export interface UpdateSchema<Request> {
  readonly "~standard": Omit<StandardSchemaV1.Props<Request, Request>, "validate"> & {
    readonly validate: (value: unknown) => Result<Request>;
  };
}

export type MakeUpdateSchema<Request> = (options?: SchemaOptions<FullOptions>) => UpdateSchema<Request>;

/** Makes schemas of an update, whose absent members do not change. */
export function makeUpdateSchema<Request>(
  engine: () => Engine,
  input: "update-function-code" | "update-function-configuration",
): MakeUpdateSchema<Request> {
  const lint: Engine["lint"] = (request, options) => {
    const isRequest = typeof request === "object" && request !== null && !Array.isArray(request);
    if (isRequest) {
      const { requests, diagnostics } = engine().document(JSON.stringify(withText(request)), { ...options, input });
      if (requests.length > 0) return diagnostics;
    }
    // it has no member of an update
    return engine().lint(request, options);
  };
  return (options) => makeSchema<FullOptions>(() => ({ lint }))(options) as unknown as UpdateSchema<Request>;
}

/** The request with its archive as text. */
function withText(request: object): object {
  const archive = bytesOf((request as { readonly ZipFile?: unknown }).ZipFile);
  return archive === undefined ? request : { ...request, ZipFile: base64(archive) };
}
