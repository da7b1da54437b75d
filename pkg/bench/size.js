// What a browser downloads, and what others would make it download for the same.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { jsonSchemaToZod } from "./zod.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const schema = readFileSync(new URL("../dist/schema.json", import.meta.url), "utf8");

async function bundle(contents) {
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root }, bundle: true, minify: true, format: "esm", target: "es2022", write: false });
  return Buffer.from(outputFiles[0].contents);
}

const file = (path) => readFileSync(new URL(`../dist/${path}`, import.meta.url));
/** What is measured: its name and its bytes. */
export const rows = [
  ["`lambda-lint`: only `lint`", await bundle(`export { lint } from "lambda-lint"`)],
  ["`lambda-lint`: only `createFunctionRequest`", await bundle(`export { createFunctionRequest } from "lambda-lint"`)],
  ["`lambda-lint`: everything", await bundle(`export * from "lambda-lint"`)],
  ["`lambda-lint/async` without the module", await bundle(`export * from "./dist/async.js"`)],
  ["its module, a `.wasm` file", file("lambda_lint.wasm")],
  ["`lambda-lint/full`: everything", await bundle(`export * from "lambda-lint/full"`)],
  ["`lambda-lint/documents`: everything", await bundle(`export * from "lambda-lint/documents"`)],
  ["zod 4 with the equivalent schema, without the rules", await bundle(jsonSchemaToZod(JSON.parse(schema)))],
  ["ajv 8 with the equivalent schema, none of the rules", await bundle(`import Ajv from "ajv/dist/2020.js"; export default new Ajv({ allErrors: true, strict: false }).compile(${schema})`)],
];
/** The sizes of some bytes as they are and on the way to a browser. */
export const sizes = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];

/** The table of the README. */
export function table() {
  const lines = rows.map(([name, bytes]) => `| ${name} | ${sizes(bytes).map((size) => (size / 1000).toFixed(1)).join(" | ")} |`);
  return ["| | minified | gzip -9 | brotli |", "| --- | --- | --- | --- |", ...lines].join("\n");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const readme = fileURLToPath(new URL("../README.md", import.meta.url));
  const text = readFileSync(readme, "utf8");
  const written = text.replace(/(<!-- sizes: .* -->\n)[^]*?(?=<!-- end -->)/, (_, start) => `${start}\n${table()}\n\n`);
  if (written !== text) writeFileSync(readme, written);
  console.log(table());
}
