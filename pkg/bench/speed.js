// One run of everything: the size of each entry, and the time from text to findings in Node and, with `--browser`, in Chromium; and
// the same of ajv 8 and zod 4 with the equivalent schema, which know none of the rules.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { sizes } from "./size.js";
import { jsonSchemaToZod } from "./zod.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const schema = readFileSync(new URL("../dist/schema.json", import.meta.url), "utf8");
const texts = ["small", "large", "faulty"].map((name) => readFileSync(new URL(`../../tests/benches/${name}.json`, import.meta.url), "utf8"));

/** What is measured: its name, and a module that exports `check(text)`. */
const ENTRIES = [
  ...["lambda-lint", "lambda-lint/full", "lambda-lint/documents"].map((entry) => [`\`${entry}\``, `export { lint as check } from "${entry}"`]),
  ["`JSON.parse` and ajv 8", `import Ajv from "ajv/dist/2020.js"; let validate;
    export const check = (text) => (validate ??= new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(${schema}))(JSON.parse(text))`],
  ["`JSON.parse` and zod 4", `${jsonSchemaToZod(JSON.parse(schema)).replace("export default", "const schema =")}; export const check = (text) => schema.safeParse(JSON.parse(text))`],
];

const bundle = async (contents, options) => {
  const { outputFiles } = await build({ stdin: { contents, resolveDir: root, sourcefile: "entry.js" }, bundle: true, target: "es2022", write: false, ...options });
  return Buffer.from(outputFiles[0].contents);
};

/** The first call in milliseconds, and the median of each text in microseconds. */
function measure(check, texts) {
  const begin = performance.now();
  check("{}");
  const first = performance.now() - begin;
  const times = texts.map((text) => {
    const rounds = [];
    for (let round = 0; round < 15; round++) {
      const start = performance.now();
      for (let call = 0; call < 1000; call++) check(text);
      rounds.push(performance.now() - start);
    }
    return rounds.sort((a, b) => a - b)[7];
  });
  return [first, ...times];
}

const rows = [];
for (const [name, contents] of ENTRIES) {
  const kilobytes = sizes(await bundle(contents, { format: "esm", minify: true })).map((size) => (size / 1000).toFixed(1));
  const code = (await bundle(contents, { format: "iife", globalName: "entry" })).toString();
  rows.push({ name, kilobytes, code: `${code}; globalThis.result = (${measure})(entry.check, ${JSON.stringify(texts)})` });
}

function show(where, results) {
  console.log(`\n${where}\n\n| | minified | gzip -9 | brotli | first call, ms | small | large | invalid |\n| --- | --- | --- | --- | --- | --- | --- | --- |`);
  rows.forEach(({ name, kilobytes }, at) => {
    const [first, ...times] = results[at];
    console.log(`| ${[name, ...kilobytes, first.toFixed(1), ...times.map((time) => time.toFixed(1))].join(" | ")} |`);
  });
}

show(`Node.js ${process.version}`, rows.map(({ code }) => ((0, eval)(code), globalThis.result)));
if (process.argv.includes("--browser")) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--headless", "--disable-gpu"] });
  const results = [];
  for (const { code } of rows) {
    const page = await browser.newPage();
    await page.addScriptTag({ content: code });
    results.push(await page.evaluate(() => globalThis.result));
    await page.close();
  }
  show(`Chromium ${browser.version()}`, results);
  await browser.close();
}
