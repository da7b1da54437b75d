//! `cargo xtask compare`: compares lambda-lint with its peers on this machine, and writes the pages with the results.
//!
//! The peers come from PyPI and npm. It takes some ten minutes, most of them for cfn-lint.

use crate::root::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// Writes docs/proof.md, the table of the README, and docs/comparison.md.
pub(crate) fn run() -> Result<ExitCode> {
    let place = root().join("target/compare");
    fs::create_dir_all(&place)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    call(Command::new(cargo).args(["build", "--release", "--workspace", "--bin", "lambda-lint"]))?;
    let program = root().join("target/release/lambda-lint");

    let mut peers = Command::new("python3");
    peers
        .arg(root().join("scripts/compare-peers.py"))
        .arg("--program")
        .arg(&program)
        .arg("--place")
        .arg(place.join("peers"));
    call(peers.arg("--output").arg(root().join("docs/proof.md")).arg("--readme").arg(root().join("README.md")))?;

    let python = environment(&place.join("python"))?;
    let mut templates = Command::new(python);
    templates.arg(root().join("scripts/compare-cfn-lint.py")).arg("--lambda-lint").arg(&program);
    let page = templates.args(["--time", "1000"]).output().context("starting compare-cfn-lint.py")?;
    ensure!(page.status.success(), "compare-cfn-lint.py failed: {}", String::from_utf8_lossy(&page.stderr));
    fs::write(root().join("docs/comparison.md"), page.stdout)?;
    Ok(ExitCode::SUCCESS)
}

/// The Python of a virtual environment with cfn-lint.
fn environment(folder: &Path) -> Result<std::path::PathBuf> {
    let python = folder.join("bin/python");
    if !python.exists() {
        call(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    }
    call(Command::new(&python).args([
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        "--upgrade",
        "cfn-lint",
    ]))?;
    Ok(python)
}

fn call(command: &mut Command) -> Result<()> {
    let status = command.current_dir(root()).status().with_context(|| format!("starting {command:?}"))?;
    ensure!(status.success(), "{command:?} failed");
    Ok(())
}
