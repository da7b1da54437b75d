// What people get: types, bundles, the tarball.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { build as viteBuild } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const tsc = join(root, "node_modules/typescript/bin/tsc");
const folders = [];
const folder = () => (folders.push(mkdtempSync(join(tmpdir(), "lambda-lint-"))), folders.at(-1));
after(() => folders.forEach((path) => rmSync(path, { recursive: true })));

function run(command, args, cwd) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  assert.equal(status, 0, `${command} ${args.join(" ")}\n${stdout}${stderr}`);
  return stdout;
}

const PROGRAM = `
  import { lint } from "lambda-lint";
  import { load } from "lambda-lint/async";
  import { lintDocument } from "lambda-lint/documents";
  const loaded = await load();
  const counts = [lint({}).diagnostics.length, loaded.lint("{}").diagnostics.length, lintDocument("{}", { input: "request" }).diagnostics.length];
  console.log(JSON.stringify(counts));
`;

test("types", () => run(process.execPath, [tsc, "-p", "test/types"], root));

for (const resolution of ["node16", "nodenext", "bundler"]) {
  test(`the examples of the README compile without a cast: ${resolution}`, () => {
    const path = mkdtempSync(join(root, "test/readme-"));
    folders.push(path);
    const blocks = [...readFileSync(join(root, "README.md"), "utf8").matchAll(/^```(tsx?)\n([^]*?)^```$/gm)];
    assert.ok(blocks.length >= 9);
    blocks.forEach(([, type, code], at) => writeFileSync(join(path, `example-${at}.${type}`), code));
    const module = resolution === "bundler" ? "preserve" : resolution;
    const options = { strict: true, noEmit: true, jsx: "react-jsx", module, moduleResolution: resolution, target: "es2022", lib: ["es2022", "dom", "dom.iterable"], skipLibCheck: true, types: ["node"] };
    writeFileSync(join(path, "tsconfig.json"), JSON.stringify({ compilerOptions: options, include: ["."] }));
    run(process.execPath, [tsc, "-p", path], root);
  });
}

test("the types are small", () => {
  const dist = join(root, "dist");
  const files = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".d.ts"));
  const size = files.reduce((sum, name) => sum + readFileSync(join(dist, name)).length, 0);
  assert.ok(size < 60_000, `${size} bytes`);
});

test("publint and are-the-types-wrong find nothing", () => {
  run(process.execPath, [join(root, "node_modules/publint/src/cli.js"), "--strict"], root);
  run(process.execPath, [join(root, "node_modules/@arethetypeswrong/cli/dist/index.js"), "--pack", ".", "--profile", "esm-only", "--exclude-entrypoints", "wasm"], root);
});

test("the entry for runtimes that import WebAssembly as a module", async () => {
  const path = folder();
  for (const condition of ["workerd", "edge-light"]) {
    const { outputFiles } = await build({
      stdin: { contents: `import { lint } from "lambda-lint"; console.log(lint({}).diagnostics.length)`, resolveDir: root },
      bundle: true,
      format: "esm",
      write: false,
      conditions: [condition],
      plugins: [{ name: "wasm", setup: ({ onResolve }) => onResolve({ filter: /\.wasm/ }, () => ({ path: "./module.js", external: true })) }],
    });
    const [{ text }] = outputFiles;
    assert.ok(text.length < 100_000, "the module is not inside");
    writeFileSync(join(path, "module.js"), `import { readFileSync } from "node:fs"; export default new WebAssembly.Module(readFileSync(${JSON.stringify(join(root, "dist/lambda_lint.wasm"))}))`);
    writeFileSync(join(path, "bundle.mjs"), text);
    writeFileSync(join(path, "package.json"), `{"type": "module"}`);
    assert.equal(run(process.execPath, ["bundle.mjs"], path).trim(), "3");
  }
});

test("importing the package does nothing until the first call, so servers can render with it", () => {
  const script = `delete globalThis.WebAssembly; const { lint } = await import("lambda-lint"); try { lint({}); } catch ({ message }) { console.log(message); }`;
  assert.equal(run(process.execPath, ["--input-type=module", "-e", script], root).trim(), "lambda-lint needs WebAssembly, which this JavaScript engine does not have");
});

test("a bundle of esbuild runs in Node", async () => {
  const path = folder();
  const { outputFiles } = await build({
    stdin: { contents: `import { lint } from "lambda-lint"; console.log(lint({}).diagnostics.length)`, resolveDir: root },
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  writeFileSync(join(path, "bundle.mjs"), outputFiles[0].contents);
  assert.equal(run(process.execPath, ["bundle.mjs"], path).trim(), "3");
});

test("a bundle of Vite runs in Node, and takes the .wasm of lambda-lint/async along", async () => {
  const path = folder();
  writeFileSync(join(path, "main.js"), `import { lint } from ${JSON.stringify(pathToFileURL(join(root, "dist/index.js")).pathname)}; console.log(lint({}).diagnostics.length)`);
  const common = { root: path, logLevel: "error", configFile: false };
  await viteBuild({ ...common, build: { lib: { entry: "main.js", formats: ["es"], fileName: () => "bundle.mjs" }, outDir: "out" } });
  assert.equal(run(process.execPath, [join(path, "out/bundle.mjs")], path).trim(), "3");
  writeFileSync(join(path, "index.html"), `<script type="module" src="./page.js"></script>`);
  writeFileSync(join(path, "page.js"), `import { load } from ${JSON.stringify(pathToFileURL(join(root, "dist/async.js")).pathname)}; load()`);
  await viteBuild({ ...common, build: { outDir: "site" } });
  assert.ok(readdirSync(join(path, "site/assets")).some((name) => name.endsWith(".wasm")));
});

test("the tarball works in an empty project", () => {
  const path = folder();
  const [{ filename, files }] = JSON.parse(run("npm", ["pack", "--json", "--pack-destination", path], root));
  const names = files.map((file) => file.path);
  for (const expected of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "dist/index.js", "dist/index.d.ts", "dist/full.js", "dist/documents.js", "dist/lambda_lint.wasm", "dist/schema.json"]) {
    assert.ok(names.includes(expected), expected);
  }
  assert.ok(names.every((name) => /^(dist\/|README|LICENSE|package\.json)/.test(name)), names.join());
  writeFileSync(join(path, "package.json"), `{"type": "module"}`);
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${filename}`], path);
  writeFileSync(join(path, "main.js"), PROGRAM);
  assert.equal(run(process.execPath, ["main.js"], path).trim(), "[3,3,3]");
  writeFileSync(join(path, "main.ts"), `${PROGRAM} const ok: boolean = lint({}).ok; export { ok };`);
  run(process.execPath, [tsc, "--noEmit", "--strict", "--module", "nodenext", "--target", "es2022", "--lib", "es2022,dom", "--ignoreConfig", "main.ts"], path);
});

test("the manifest names the version of the engine", () => {
  const cargo = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  const { version } = JSON.parse(readFileSync(join(root, "package.json")));
  assert.equal(version, /^version = "(.*)"$/m.exec(cargo)[1]);
});
