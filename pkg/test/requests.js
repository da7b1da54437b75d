// Every request under tests/, with the options beside it, and what the native engine says.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);

export const requests = ["ok", "err", "near"].flatMap((kind) => {
  const folder = new URL(`tests/${kind}/`, root);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && !name.endsWith(".options.json"))
    .map((name) => {
      const file = new URL(name, folder);
      const beside = new URL(name.replace(/json$/, "options.json"), folder);
      const options = existsSync(beside) ? JSON.parse(readFileSync(beside, "utf8")) : {};
      const bytes = readFileSync(file);
      return { name: `${kind}/${name}`, file: fileURLToPath(file), bytes, value: parsed(bytes), options: { asOf: "2026-11-22", advice: true, ...options } };
    });
});

function parsed(bytes) {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

/** What the native engine says of each job. */
export function native(jobs) {
  const run = spawnSync("cargo", ["run", "--quiet", "--package", "lambda-lint-wasm", "--example", "native"], {
    cwd: fileURLToPath(root),
    input: jobs.map((job) => `${JSON.stringify(job)}\n`).join(""),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return run.stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}
