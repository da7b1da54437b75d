// What a browser downloads, and what others would make it download for the same.
import { readFileSync } from "node:fs";
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
  ["lambda-lint, everything", await bundle(`export * from "lambda-lint"`)],
  ["  only lint", await bundle(`export { lint } from "lambda-lint"`)],
  ["  only createFunctionRequest", await bundle(`export { createFunctionRequest } from "lambda-lint"`)],
  ["  of it: the module, as a file", file("lambda_lint.wasm")],
  ["  of it: the module, as text", Buffer.from(/text = "(.*)"/.exec(file("generated/inline.js"))[1])],
  ["  of it: describe", await bundle(`export { describe } from "lambda-lint"`)],
  ["  of it: rules", await bundle(`export { rules } from "lambda-lint"`)],
  ["lambda-lint/async without the module", await bundle(`export * from "./dist/async.js"`)],
  ["lambda-lint/documents, everything", await bundle(`export * from "lambda-lint/documents"`)],
  ["zod 4 with the schema", await bundle(jsonSchemaToZod(JSON.parse(schema)))],
  ["ajv 8 with the schema", await bundle(`import Ajv from "ajv/dist/2020.js"; export default new Ajv({ allErrors: true, strict: false }).compile(${schema})`)],
];
/** The sizes of some bytes as they are and on the way to a browser. */
export const sizes = (bytes) => [bytes.length, gzipSync(bytes, { level: 9 }).length, brotliCompressSync(bytes).length];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const line = (name, cells) => console.log(name.padEnd(36) + cells.map((cell) => cell.padStart(11)).join(""));
  line("", ["minified", "gzip -9", "brotli"]);
  for (const [name, bytes] of rows) line(name, sizes(bytes).map((size) => `${(size / 1000).toFixed(1)} kB`));
}
