//! The development tasks of lambda-lint.
//!
//! ```text
//! cargo xtask sync MODEL [--check [--against MODEL]] [--version V] [--date YYYY-MM-DD]
//! cargo xtask codegen [--check]
//! cargo xtask package
//! cargo xtask new-rule TOPIC ID
//! cargo xtask site [--sources]
//! cargo xtask drift
//! cargo xtask compare
//! ```
//!
//! MODEL is `service-2.json`, the same gzipped, or the botocore wheel with it inside.

mod codegen;
mod compare;
mod diff;
mod drift;
mod model;
mod new_rule;
mod pattern;
mod read;
mod root;
mod schema;
mod site;
mod sync;
mod updates;

use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use pico_args::Arguments;
use root::root;

const USAGE: &str = "\
usage: cargo xtask sync MODEL [--version V] [--date YYYY-MM-DD]   write schema/create-function.schema.json
       cargo xtask sync --check MODEL [--against MODEL]           report what MODEL changes; exit with 1 if anything
       cargo xtask codegen [--check]                              write the engine's tables from schema/
       cargo xtask package                                        build the npm package in pkg/
       cargo xtask new-rule TOPIC ID                              write the template of a rule
       cargo xtask site [--sources]                               build the documentation with mdBook in target/site
       cargo xtask drift                                          compare with the newest botocore and cfn-lint; status 1 if they differ
       cargo xtask compare                                        compare with other validators; write docs/proof.md and docs/comparison.md

MODEL is service-2.json, the same gzipped, or the botocore wheel with it inside.";

fn main() -> ExitCode {
    match run() {
        Ok(status) => status,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = Arguments::from_env();
    match arguments.subcommand()?.as_deref() {
        Some("sync") => sync::run(arguments),
        Some("codegen") => {
            let check = arguments.contains("--check");
            nothing_left(arguments)?;
            codegen::run(check)
        }
        // a crate of its own: what it needs takes long to compile
        Some("package") => {
            nothing_left(arguments)?;
            cargo(&["run", "--quiet", "--package", "xtask-package"])
        }
        Some("new-rule") => {
            let usage = "expected a topic and an id: `cargo xtask new-rule TOPIC ID`";
            let topic: String = arguments.free_from_str().context(usage)?;
            let id: String = arguments.free_from_str().context(usage)?;
            nothing_left(arguments)?;
            new_rule::run(&topic, &id)
        }
        Some("drift") => {
            nothing_left(arguments)?;
            drift::run()
        }
        Some("compare") => {
            nothing_left(arguments)?;
            compare::run()
        }
        Some("site") => {
            let only_sources = arguments.contains("--sources");
            nothing_left(arguments)?;
            site::run(only_sources)
        }
        Some(other) => bail!("unknown task `{other}`\n{USAGE}"),
        None => bail!("missing task\n{USAGE}"),
    }
}

fn cargo(arguments: &[&str]) -> Result<ExitCode> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = std::process::Command::new(cargo).args(arguments).current_dir(root()).status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

fn nothing_left(arguments: Arguments) -> Result<()> {
    let left = arguments.finish();
    ensure!(left.is_empty(), "what is {left:?}?\n{USAGE}");
    Ok(())
}

/// A file of `schema/`.
fn read_schema_file(name: &str) -> Result<String> {
    let path = root().join("schema").join(name);
    std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
}
