// Compiled, not run: what has to be assignable to what.
import type { CreateFunctionCommandInput } from "@aws-sdk/client-lambda";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { useForm as useTanStackForm } from "@tanstack/react-form";
import { useForm } from "react-hook-form";
import { type CreateFunctionRequest, type Diagnostic, type Input, type Report, createFunctionRequest, describe, lambdaLint, lint, rules, version } from "lambda-lint";
import { load } from "lambda-lint/async";
import { type DocumentReport, type Inputs, lintDocument } from "lambda-lint/documents";
import schema from "lambda-lint/schema.json" with { type: "json" };

declare const command: CreateFunctionCommandInput;
const input: Input = command;
const report: Report = lint(command, { region: "eu-west-1", severity: { "wrong-type": "warning" } });
const found: readonly Diagnostic[] = report.diagnostics;
lint('{"FunctionName": "orders"}');
lint(new Uint8Array());
lint({ Runtime: "nodejs99.x", Code: { ZipFile: new ArrayBuffer(4) } });
// @ts-expect-error: no member is called so
lint({ Runtimes: "nodejs24.x" });
// @ts-expect-error: no severity is called so
lint(command, { severity: { "wrong-type": "fatal" } });

const document: DocumentReport = lintDocument("{}", { input: "cloudtrail", region: "eu-west-1" });
const ways: readonly Inputs[] = document.requests.map((request) => request.input);
const places: readonly (string | undefined)[] = document.diagnostics.map((diagnostic) => diagnostic.sourcePath);
// @ts-expect-error: no way is called so
lintDocument("{}", { input: "letter" });
void [ways, places];

const standard: StandardSchemaV1<CreateFunctionRequest, CreateFunctionRequest> = createFunctionRequest({ coerce: true, messages: { "wrong-type": "{expected}" } });
const request: StandardSchemaV1.InferOutput<typeof standard> = {};
const result = createFunctionRequest()["~standard"].validate(command);
if (result.issues) {
  const path: readonly (string | number)[] = result.issues[0]!.path;
  void path;
} else {
  const value: CreateFunctionRequest = result.value;
  void value;
}

new LambdaClient({}).middlewareStack.use(lambdaLint({ onFindings: (diagnostics) => console.warn(diagnostics) }));

export function Form(): void {
  useForm<CreateFunctionRequest>({ resolver: standardSchemaResolver(createFunctionRequest()) });
  useTanStackForm({ defaultValues: request, validators: { onChange: createFunctionRequest() } });
}

const unit: string | undefined = describe("/MemorySize")?.unit;
const ids: string[] = rules().map((rule) => rule.id);
const date: string = version.data;
const loaded: Promise<Report> = load().then((engine) => engine.lint(command));
void [input, found, unit, ids, date, loaded, schema];
