// `npx lambda-lint` prints what the program prints.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { call, decoys, documents, requests } from "./requests.js";

const root = fileURLToPath(new URL("../../", import.meta.url));
const entry = fileURLToPath(new URL("../dist/program.js", import.meta.url));
const files = [...requests, ...documents, ...decoys].map(({ file }) => relative(root, file));
/** Neither reads a configuration nor opens packages. */
const COMMON = ["check", "--isolated", "--no-packages", "--as-of", "2026-11-22", "--advice", "--color", "never"];

function npx(args, { input = "", cwd = root } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], { cwd, input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

function same(args, input) {
  assert.deepEqual(npx(args, { input }), call(args, input), args.slice(0, 12).join(" "));
}

for (const format of ["pretty", "json", "github", "concise", "sarif"]) {
  test(`${format}: the same of every file`, () => {
    assert.ok(files.length > 150);
    same([...COMMON, "--format", format, ...files]);
  });
}

test("colors, quiet, severities and the other options", () => {
  const some = files.slice(0, 20);
  same(["check", "--isolated", "--no-packages", "--as-of", "2026-11-22", "--color", "always", "--quiet", ...some]);
  same(["check", "--isolated", "--no-packages", "--as-of", "2026-11-22", "--region", "eu-west-1", "--account", "123456789012", "--partial", "--ignore", "placeholder", "--severity", "unknown-member=error", ...some]);
  same(["check", "--isolated", "--no-packages", "--statistics", ...some]);
});

test("stdin", () => {
  for (const input of ["{}", "", "FunctionName: orders\nRole: x\nCode: {}\n"]) same([...COMMON, "-"], input);
  same([...COMMON, "--stdin-filename", "main.tf", "-"], 'resource "aws_lambda_function" "orders" {\n  memory_size = 64\n}\n');
});

test("folders are walked as git sees them", () => {
  same([...COMMON, "--format", "json", "tests/inputs", "tests/ok", "examples"]);
  const folder = mkdtempSync(join(tmpdir(), "lambda-lint-"));
  for (const name of [".git", "node_modules/a", "sub/out", ".github", ".hidden"]) mkdirSync(join(folder, name), { recursive: true });
  const request = '{"FunctionName": "orders", "Role": "x", "Code": {}}';
  for (const name of ["a.json", "node_modules/a/b.json", "sub/c.json", "sub/out/d.json", "sub/e.gen.json", ".hidden/f.json", "g.txt", ".github/h.yml"]) writeFileSync(join(folder, name), request);
  writeFileSync(join(folder, ".gitignore"), "*.gen.json\n/sub/out/\n");
  const found = (args, cwd) => JSON.parse(npx(["check", "--format", "json", ...args], { cwd }).stdout).files.map(({ path }) => path);
  assert.deepEqual(found([], folder), [".github/h.yml", "a.json", "sub/c.json"]);
  assert.deepEqual(found(["."], join(folder, "sub")), ["c.json"]);
  assert.deepEqual(found(["--exclude", "sub/"], folder), [".github/h.yml", "a.json"]);
});

test("what cannot be read or asked for", () => {
  same([...COMMON, "tests/no-such-file.json", files[0]]);
  same(["check", "--no-such-option"]);
  same(["check", "--isolated", "--select", "wrong-tpye", files[0]]);
  for (const option of [["--fix"], ["--config", "x.toml"], ["--output", "x"]]) {
    const { status, stdout, stderr } = npx(["check", ...option, files[0]]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.match(stderr, new RegExp(`\`${option[0]}\` is not available in the npm package`));
  }
});

test("a configuration is not read, and a warning says so", () => {
  const folder = mkdtempSync(join(tmpdir(), "lambda-lint-"));
  writeFileSync(join(folder, "lambda-lint.toml"), 'region = "eu-west-1"\n');
  assert.match(npx(["check", "-"], { cwd: folder, input: "{}" }).stderr, /does not read lambda-lint.toml/);
  assert.doesNotMatch(npx(["check", "--isolated", "-"], { cwd: folder, input: "{}" }).stderr, /lambda-lint.toml/);
});

test("the other commands", () => {
  for (const args of [["explain", "number-out-of-range"], ["rules", "--format", "json"], ["schema"], ["--version"], ["check", "--help"], []]) same(args);
});
