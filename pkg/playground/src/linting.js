// Requests are checked at once. Other documents need the large module, which is loaded when it is needed.
import { lint } from "lambda-lint/full";

/** The languages of documents, and a file name that tells each. */
export const LANGUAGES = {
  auto: { label: "Auto" },
  request: { label: "Request (JSON)" },
  json: { label: "Other JSON", fileName: "document.json" },
  yaml: { label: "YAML", fileName: "template.yaml" },
  terraform: { label: "Terraform", fileName: "main.tf" },
  shell: { label: "Shell", fileName: "deploy.sh" },
  python: { label: "Python", fileName: "deploy.py" },
  javascript: { label: "JavaScript", fileName: "deploy.mjs" },
};

/** The JSON object in a text; `undefined` if it is none. */
export function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const IN_OTHERS = ["Resources", "Records", "AWSTemplateFormatVersion", "eventSource", "States", "planned_values", "httpMethod", "requestParameters"];

/** The language that a text seems to be in. */
export function languageOf(text) {
  const start = text.trimStart();
  if (start === "" || start.startsWith("{") || start.startsWith("[")) {
    const value = parsed(text);
    const isOther = start.startsWith("[") || (value !== undefined && IN_OTHERS.some((name) => name in value));
    return isOther ? "json" : "request";
  }
  if (/^\s*(resource|module|variable|provider|terraform|data|locals)\b[^:\n]*\{/m.test(text)) return "terraform";
  if (/\baws\s+lambda\s+create-function\b/.test(text)) return "shell";
  if (/^\s*(import|from)\s+boto3\b/m.test(text)) return "python";
  if (/\bCreateFunctionCommand\b/.test(text)) return "javascript";
  return "yaml";
}

/** The diagnostics of a request. */
export const lintRequest = (text, options) => ({ diagnostics: lint(text, options).diagnostics });

let module;
const documents = () => (module ??= import("lambda-lint/documents"));

/** The diagnostics of a request with an archive that was dropped, which is checked as its `Code.ZipFile`. */
export async function lintPackage(text, options, archive) {
  const request = parsed(text);
  const own = lintRequest(text, options).diagnostics;
  if (!request) return { diagnostics: own };
  const code = typeof request.Code === "object" && request.Code !== null ? { ...request.Code } : {};
  for (const name of ["S3Bucket", "S3Key", "S3ObjectVersion"]) delete code[name];
  const { lint: lintFiles } = await documents();
  const { diagnostics } = lintFiles({ ...request, Code: { ...code, ZipFile: archive.bytes } }, options);
  // what is found in the text, too, has a span and a fix there
  const known = new Map(own.map((found) => [`${found.rule} ${found.path}`, found]));
  const all = diagnostics.map((found) => known.get(`${found.rule} ${found.path}`) ?? found);
  const offset = ({ span }) => span?.start.offset ?? -1;
  return { diagnostics: all.sort((a, b) => offset(a) - offset(b)) };
}

/** The diagnostics of another document, and what it is. */
export async function lintOther(text, language, options) {
  const { lintDocument } = await documents();
  return lintDocument(text, { ...options, fileName: LANGUAGES[language].fileName });
}
