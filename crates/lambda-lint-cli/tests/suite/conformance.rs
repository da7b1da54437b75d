//! `scripts/conformance.py`: the runner that scores validators, with this program and with commands that are always wrong.

use std::path::Path;
use std::process::{Command, Output};

/// Runs the script, if Python is installed.
fn run(options: &[&str], command: &[&str]) -> Option<Output> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    Command::new("python3").arg("--version").output().ok().filter(|output| output.status.success())?;
    let mut python = Command::new("python3");
    python.arg("scripts/conformance.py").args(options).arg("--").args(command).current_dir(root);
    Some(python.output().unwrap())
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn this_program_agrees_with_the_service() {
    let program = env!("CARGO_BIN_EXE_lambda-lint");
    // the requests are judged for the day of the corpus
    let command = [program, "check", "-", "--input", "request", "--isolated", "--quiet", "--as-of", "2026-11-30"];
    let Some(output) = run(&["--min", "100"], &command) else { return };
    assert!(output.status.success(), "{}", text(&output));
}

#[cfg(unix)]
#[test]
fn mismatches_with_recorded_responses_are_counted_and_named() {
    let Some(accepts) = run(&["--min", "100"], &["true"]) else { return };
    assert_eq!(accepts.status.code(), Some(1));
    let text = text(&accepts);
    assert!(text.contains("0 of 50 refused by mistake") && text.contains("refused by the service: 0 of"), "{text}");
    assert!(text.contains("role-not-an-arn: refused by the service, accepted by the command"), "{text}");
    let refuses = run(&["--json"], &["false"]).unwrap();
    assert_eq!(refuses.status.code(), Some(0), "without `--min`, every score is fine");
    let result: serde_json::Value = serde_json::from_slice(&refuses.stdout).unwrap();
    assert_eq!((&result["falseAlarms"], &result["missed"]), (&50.into(), &0.into()));
    let fails = run(&[], &["sh", "-c", "exit 2"]).unwrap();
    assert_eq!(fails.status.code(), Some(1), "2 is neither accepted nor refused");
}
