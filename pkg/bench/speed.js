// Text to findings: this package against JSON.parse with compiled ajv 8 (all errors). `--browser` does the same in Chromium.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const schema = readFileSync(new URL("../dist/schema.json", import.meta.url), "utf8");
const texts = Object.fromEntries(["small", "large", "faulty"].map((name) => [name, readFileSync(new URL(`../../tests/benches/${name}.json`, import.meta.url), "utf8")]));

const source = `
  import Ajv from "ajv/dist/2020.js";
  import { lint } from "lambda-lint";
  const begin = performance.now();
  lint("{}");
  const first = performance.now() - begin;
  const validate = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(${schema});
  const time = (work) => {
    const rounds = [];
    for (let round = 0; round < 15; round++) {
      const start = performance.now();
      for (let call = 0; call < 2000; call++) work();
      rounds.push((performance.now() - start) / 2);
    }
    return rounds.sort((a, b) => a - b)[7];
  };
  const rows = Object.entries(${JSON.stringify(texts)}).map(([name, text]) => {
    const value = JSON.parse(text);
    return { name, bytes: text.length, findings: lint(text).diagnostics.length, text: time(() => lint(text)), object: time(() => lint(value)), ajv: time(() => validate(JSON.parse(text))) };
  });
  globalThis.result = { first, rows };
`;
const { outputFiles } = await build({ stdin: { contents: source, resolveDir: root }, bundle: true, format: "iife", target: "es2022", write: false });
const code = outputFiles[0].text;

function show(where, { first, rows }) {
  console.log(`\n${where}: first call ${first.toFixed(1)} ms; then, median µs`);
  console.log("request   bytes  findings  lambda-lint text  object  JSON.parse + ajv");
  for (const { name, bytes, findings, text, object, ajv } of rows) {
    console.log(`${name.padEnd(8)}${String(bytes).padStart(7)}${String(findings).padStart(10)}${text.toFixed(2).padStart(18)}${object.toFixed(2).padStart(8)}${ajv.toFixed(2).padStart(18)}`);
  }
}

(0, eval)(code);
show(`Node.js ${process.version}`, globalThis.result);
if (process.argv.includes("--browser")) {
  const { chromium } = await import("playwright-core");
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--headless", "--disable-gpu"] });
  const page = await browser.newPage();
  await page.addScriptTag({ content: code });
  show(`Chromium ${browser.version()}`, await page.evaluate(() => globalThis.result));
  await browser.close();
}
