//! The interpreters that are installed, on generated packages: what they load is not reported.

use std::path::Path;
use std::process::Command;

/// What a program prints for an option, if it is installed.
fn version(program: &str, option: &str) -> Option<String> {
    let output = Command::new(program).arg(option).output().ok().filter(|output| output.status.success())?;
    String::from_utf8(output.stdout).ok()
}

#[test]
fn packages_that_load_are_not_reported() {
    // Python also runs the comparison
    let Some(python) = version("python3", "--version") else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut command = Command::new("python3");
    command.arg("scripts/compare-interpreters.py").current_dir(root);
    command.args(["--program", env!("CARGO_BIN_EXE_lambda-lint"), "--count", "15", "--seed", "7"]);
    let minor = python.trim().strip_prefix("Python 3.").and_then(|rest| rest.split('.').next()?.parse::<u32>().ok());
    if let Some(minor @ 8..=14) = minor {
        command.args(["--python".to_owned(), format!("3.{minor}=python3")]);
    }
    // older ones do not know the options with which the runtimes start it
    let node = version("node", "--version").unwrap_or_default();
    if ["v20.19", "v20.2", "v22.", "v24."].iter().any(|start| node.starts_with(start)) {
        command.args(["--node", "node"]);
    }
    if version("ruby", "--version").is_some() {
        command.args(["--ruby", "ruby"]);
    }
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
}
