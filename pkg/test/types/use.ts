// Compiled, not run: what has to be assignable to what. The examples of the README are compiled by package.test.js.
import type { CreateFunctionCommandInput } from "@aws-sdk/client-lambda";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { standardSchemaResolver } from "@hookform/resolvers/standard-schema";
import type { StandardSchemaV1 } from "@standard-schema/spec";
import { useForm as useTanStackForm } from "@tanstack/react-form";
import { useForm } from "react-hook-form";
import { type CheckedCreateFunctionRequest, type CreateFunctionFormValues, type CreateFunctionRequest, type Diagnostic, type Report, createFunctionRequest, describe, lambdaLint, lint, rules, version } from "lambda-lint";
import { load } from "lambda-lint/async";
import { type DocumentReport, type Inputs, type UpdateFunctionCodeRequest, lintDocument, updateFunctionCodeRequest, updateFunctionConfigurationRequest } from "lambda-lint/documents";
import { createFunctionRequest as fullSchema, lint as fullLint } from "lambda-lint/full";
import file from "lambda-lint/wasm";
import schema from "lambda-lint/schema.json" with { type: "json" };

declare const command: CreateFunctionCommandInput;
const request: CreateFunctionRequest = command;
const report: Report = lint(command, { region: "eu-west-1", severity: { "wrong-type": "warning" } });
const found: readonly Diagnostic[] = report.diagnostics;
lint('{"FunctionName": "orders"}');
lint(new Uint8Array());
lint({ Runtime: "nodejs99.x", Code: { ZipFile: new ArrayBuffer(4) } });
declare const anything: unknown;
lint(anything);
fullLint(anything, { advice: true });
// @ts-expect-error: this entry has no advice
lint(command, { advice: true });
// @ts-expect-error: no severity is called so
lint(command, { severity: { "wrong-type": "fatal" } });
// @ts-expect-error: no member is called so
const misspelled: CreateFunctionRequest = { Runtimes: "nodejs24.x" };

const document: DocumentReport = lintDocument("{}", { input: "cloudtrail", region: "eu-west-1", fileName: "template.yaml" });
const forms: readonly Inputs[] = document.requests.map((request) => request.input);
const places: readonly (string | undefined)[] = document.diagnostics.map((diagnostic) => diagnostic.sourcePath);
// @ts-expect-error: no form is called so
lintDocument("{}", { input: "letter" });

const typed = createFunctionRequest({ coerce: true, messages: { "wrong-type": "{expected}" } });
const standard: StandardSchemaV1<CreateFunctionFormValues, CheckedCreateFunctionRequest> = typed;
const values: CreateFunctionFormValues = { FunctionName: "", MemorySize: "128", Timeout: null, Publish: "on" };
const result = createFunctionRequest({ warnings: "issues", fieldNames: false })["~standard"].validate(command);
if (result.issues) {
  const path: readonly (string | number)[] = result.issues[0]!.path;
  void path;
} else {
  const checked: CreateFunctionCommandInput = result.value;
  const name: string = result.value.FunctionName;
  void [checked, name];
}
const partial = createFunctionRequest({ partial: true })["~standard"].validate(command);
// @ts-expect-error: what may be missing is not ready to send
if (!partial.issues) void (partial.value satisfies CreateFunctionCommandInput);
fullSchema({ advice: true, warnings: (warnings) => console.warn(warnings.length) });

new LambdaClient({}).middlewareStack.use(lambdaLint({ onFindings: (diagnostics) => console.warn(diagnostics) }));

export function Form(): void {
  const { handleSubmit } = useForm({ resolver: standardSchemaResolver(typed) });
  handleSubmit((request) => request satisfies CreateFunctionCommandInput);
  useForm<CreateFunctionRequest, unknown, CheckedCreateFunctionRequest>({ resolver: standardSchemaResolver(createFunctionRequest()) });
  useTanStackForm({ defaultValues: values, validators: { onChange: typed } });
}

const unit: string | undefined = describe("/MemorySize")?.unit;
const ids: string[] = rules().map((rule) => rule.id);
const date: string = version.data;
const loaded: Promise<Report> = load().then((engine) => engine.lint(command));
void [request, found, misspelled, forms, places, standard, unit, ids, date, loaded, schema, file];

const configuration = updateFunctionConfigurationRequest({ region: "eu-west-1" })["~standard"].validate({ FunctionName: "orders" });
const update: UpdateFunctionCodeRequest = { FunctionName: "orders", S3Bucket: "builds", S3Key: "orders.zip", DryRun: true };
void [configuration, updateFunctionCodeRequest()["~standard"].validate(update)];
