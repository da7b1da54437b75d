//! `cargo xtask package`: from the engine to `pkg/dist`, which `npm pack` turns into what people install.
//!
//! ```text
//! lambda-lint-wasm ──cargo──▶ wasm-bindgen ──▶ wasm-opt ──▶ dist/lambda_lint.wasm ──▶ src/generated/inline.ts ─┐
//!   the same with `program` ───────────────────────────▶ dist/lambda_lint_program.wasm
//!   the same with `full`, with `documents` ────────────▶ src/generated/inline-{full,documents}.ts, rules*.ts ─┤
//! the engine's tables ───────────────────────────────▶ src/generated/{members,version,request,inputs,options}.ts ┴─tsc─▶ dist/
//! ```

mod generate;
mod inline;
mod panics;
mod request;
#[path = "../../xtask/src/root.rs"]
mod root;

use anyhow::{Context, Result, ensure};
use root::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use wasm_bindgen_cli_support::Bindgen;

/// WebAssembly features of every browser since 2023 and Node.js since 16.
const FEATURES: &[&str] = &[
    "--enable-simd",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<()> {
    let package = root().join("pkg");
    let (source, dist) = (package.join("src/generated"), package.join("dist"));
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&source)?;
    fs::create_dir_all(&dist)?;
    install(&package)?;
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [option, features] = &arguments[..]
        && option == "--module"
    {
        let file = target().join("lambda_lint_module.wasm");
        build(&package, features, &file)?;
        return call(Command::new("gzip").arg("-9kf").arg(&file));
    }

    let decoder = assemble(&package)?;
    for (suffix, features, file) in [
        ("-documents", "documents", target().join("lambda_lint_documents.wasm")),
        ("-full", "full", target().join("lambda_lint_full.wasm")),
        ("", "", dist.join("lambda_lint.wasm")),
    ] {
        let module = build(&package, features, &file)?;
        fs::write(source.join(format!("inline{suffix}.ts")), inline::module(&module, &decoder))?;
        fs::write(source.join(format!("rules{suffix}.ts")), generate::rules(&rules_of(&package, &file)?))?;
    }
    build(&package, "program", &dist.join("lambda_lint_program.wasm"))?;
    fs::write(source.join("inputs.ts"), generate::inputs())?;
    fs::write(source.join("options.ts"), generate::options())?;
    fs::write(source.join("version.ts"), generate::version())?;
    fs::write(source.join("members.ts"), generate::members())?;
    let schema = fs::read_to_string(root().join("schema/create-function.schema.json"))?;
    fs::write(source.join("request.ts"), request::types(&schema)?)?;
    fs::write(dist.join("schema.json"), schema)?;
    for license in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(root().join(license), package.join(license))?;
    }
    call(Command::new("node").arg("node_modules/typescript/bin/tsc").current_dir(&package))?;
    fs::copy(package.join("src/wasm.d.ts"), dist.join("wasm.d.ts"))?;
    let index = fs::read_to_string(dist.join("index.js"))?;
    for runtime in ["workerd", "edge-light"] {
        let (entry, of_runtime) = ("\"./entry.js\"", format!("\"./entry-{runtime}.js\""));
        ensure!(index.contains(entry), "index.js imports no {entry}");
        fs::write(dist.join(format!("index-{runtime}.js")), index.replace(entry, &of_runtime))?;
    }

    fs::create_dir_all(package.join("playground/public"))?;
    fs::write(package.join("playground/public/rules.json"), generate::explanations())?;
    call(Command::new("node").arg("playground/build.js").current_dir(&package))?;
    call(Command::new("node").arg("bench/size.js").current_dir(&package))
}

/// `npm ci`, unless what it would install is there.
fn install(package: &Path) -> Result<()> {
    let time = |name: &str| fs::metadata(package.join(name)).and_then(|data| data.modified()).ok();
    if time("node_modules/.package-lock.json").is_some_and(|done| Some(done) >= time("package-lock.json")) {
        return Ok(());
    }
    call(Command::new("npm").arg("ci").current_dir(package))
}

/// The module with these features of lambda-lint-wasm, also written to a file.
fn build(package: &Path, features: &str, file: &Path) -> Result<Vec<u8>> {
    let bound = bind(&compile(features)?)?;
    optimize(package, &bound, file)?;
    Ok(fs::read(file)?)
}

/// The ids of the rules that a module checks, as the module itself says.
fn rules_of(package: &Path, module: &Path) -> Result<Vec<String>> {
    let output = Command::new("node").arg("bench/rules.js").arg(module).current_dir(package).output()?;
    ensure!(output.status.success(), "bench/rules.js: {}", String::from_utf8_lossy(&output.stderr));
    Ok(String::from_utf8(output.stdout)?.lines().map(str::to_owned).collect())
}

/// The output folder of cargo and of this task.
fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

fn compile(features: &str) -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    // base64 of an archive is checked 14 times faster with vectors; for the other one see docs/decisions/browser-module.md
    let flags = ["target-feature=+simd128", "llvm-args=-inline-threshold=50"];
    let flags = flags.map(|flag| format!("\"-C\", \"{flag}\"")).join(", ");
    let flags = format!("target.wasm32-unknown-unknown.rustflags=[{flags}]");
    call(
        Command::new(cargo)
            .args(["build", "--package", "lambda-lint-wasm", "--lib", "--profile", "wasm"])
            .args(["--target", "wasm32-unknown-unknown", "--config", &flags])
            .args(["--features", features])
            .env_remove("RUSTFLAGS")
            .current_dir(root()),
    )?;
    Ok(target().join("wasm32-unknown-unknown/wasm/lambda_lint_wasm.wasm"))
}

/// The module with the exports of its bindings only.
fn bind(compiled: &Path) -> Result<PathBuf> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()?;
    // numbers go in and out, nothing else, so pkg/src/engine.ts needs none of the glue
    let module = output.wasm_mut();
    panics::silence(module)?;
    panics::forget_places(module)?;
    walrus::passes::gc::run(module);
    let wasm = module.emit_wasm();
    let file = compiled.with_file_name("lambda_lint_bound.wasm");
    fs::write(&file, wasm).with_context(|| format!("writing {}", file.display()))?;
    fs::write(file.with_extension("js"), output.js())?;
    Ok(file)
}

/// `decode.wat` as a module.
fn assemble(package: &Path) -> Result<Vec<u8>> {
    let file = target().join("decode.wasm");
    let source = Path::new("src/decode.wat");
    let tool = "node_modules/binaryen/bin/wasm-as";
    call(Command::new("node").arg(tool).args([source, Path::new("-o"), &file]).current_dir(package))?;
    Ok(fs::read(&file)?)
}

fn optimize(package: &Path, bound: &Path, optimized: &Path) -> Result<()> {
    call(
        Command::new("node")
            .arg("node_modules/binaryen/bin/wasm-opt")
            .args(FEATURES)
            .args(["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"])
            // both make the file smaller, and what gzip makes of it larger
            .args(["--skip-pass=memory-packing", "-aimfs", "2", "-fimfs", "0", "-ocimfs", "0"])
            .args([bound, Path::new("-o"), optimized])
            .current_dir(package),
    )
}

fn call(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("starting {:?}", command.get_program()))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
