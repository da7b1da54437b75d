// Bundles the playground into playground/dist, which any file server can serve.
import { cpSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

rmSync(at("dist"), { recursive: true, force: true });
cpSync(at("public"), at("dist"), { recursive: true });
await build({
  entryPoints: [at("src/main.jsx"), at("src/style.css")],
  outdir: at("dist"),
  bundle: true,
  // the module for other documents is loaded when it is needed
  splitting: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});
