// Requests for the tests: a minimal one, every one under tests/ with the options beside it, and what others say of them.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

/** A request that is fine. */
export const valid = {
  FunctionName: "orders",
  Role: "arn:aws:iam::123456789012:role/orders",
  Runtime: "nodejs24.x",
  Handler: "index.handler",
  Code: { S3Bucket: "builds", S3Key: "orders.zip" },
};

export const requests = ["ok", "err", "near"].flatMap(read);

/** Documents that requests are a part of. */
export const documents = ["ok", "err", "near"].flatMap((kind) => read(`inputs/${kind}`));

/** Documents that only look like it. */
export const decoys = read("inputs/decoys");

function read(kind) {
  const folder = new URL(`tests/${kind}/`, root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".options.json"))
    .map((name) => {
      const file = new URL(name, folder);
      const beside = new URL(name.replace(/json$/, "options.json"), folder);
      // the package takes no quotas
      const { quotas: _, ...options } = existsSync(beside) ? JSON.parse(readFileSync(beside, "utf8")) : {};
      const bytes = readFileSync(file);
      return { name: `${kind}/${name}`, file: fileURLToPath(file), bytes, value: parsed(bytes), options: { asOf: "2026-11-22", advice: true, ...options } };
    });
}

function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** What an entry with these rules finds, too. */
export const foundBy = (rules) => {
  const ids = new Set(rules().map(({ id }) => id));
  // it leaves files to rules that look inside files, so only entries that have these find the same
  if (!ids.has("package-contains-build-machine")) ids.delete("archive-with-junk");
  // only the package says where messages name members
  return (diagnostics) => diagnostics.filter(({ rule }) => ids.has(rule)).map(({ members, ...rest }) => rest);
};

/** What the program prints of each request with `--format json`: of whole requests, unless other flags say otherwise. */
export function program(requests, how = ["--input=request", "--complete"]) {
  const found = new Map();
  const flagsOf = (request) => [...how, ...optionsOf(request)].join(" ");
  for (const flags of new Set(requests.map(flagsOf))) {
    const files = requests.filter((request) => flagsOf(request) === flags).map(({ file }) => file);
    const report = JSON.parse(run({ program: "lambda-lint", cargo: ["--package", "lambda-lint-cli"], args: ["check", ...flags.split(" "), ...files] }, "", [0, 1]));
    for (const { path, diagnostics } of report.files) found.set(path, diagnostics);
  }
  return requests.map(({ file }) => found.get(file));
}

/** The options of the package as options of the program. */
function optionsOf({ options: { asOf, advice, region, account } }) {
  const flags = ["--isolated", "--format=json", `--as-of=${asOf}`];
  if (advice) flags.push("--advice");
  if (region) flags.push(`--region=${region}`);
  if (account) flags.push(`--account=${account}`);
  return flags;
}

/** What the library says of each value: the program takes none. */
export function library(jobs) {
  const input = jobs.map((job) => `${JSON.stringify(job)}\n`).join("");
  const output = run({ program: "examples/library", cargo: ["--package", "lambda-lint-wasm", "--example", "library"], args: [] }, input, [0]);
  return output.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** The folder of programs that cargo has built already, so that it need not build them with other features. */
const built = process.env.BUILT;

/** What the program prints, from the root of the repository. */
export function call(args, input = "") {
  return start({ program: "lambda-lint", cargo: ["--package", "lambda-lint-cli"], args }, input);
}

function start(what, input) {
  const [command, ...args] = built ? [join(built, what.program), ...what.args] : ["cargo", "run", "--quiet", ...what.cargo, "--", ...what.args];
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: fileURLToPath(root), input, encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

function run(what, input, statuses) {
  const { status, stdout, stderr } = start(what, input);
  if (!statuses.includes(status)) throw new Error(stderr);
  return stdout;
}
