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
  for (const expected of ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "dist/index.js", "dist/index.d.ts", "dist/lambda_lint.wasm", "dist/schema.json"]) {
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
