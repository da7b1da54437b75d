//! The program as built: every option, every exit status, every format.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

mod action;
mod colors;
mod commands;
mod comments;
mod config;
mod conformance;
mod exclude;
mod fixes;
mod formats;
mod inputs;
mod interpreters;
mod json_keys;
mod leaks;
mod lines;
mod named_packages;
mod options;
mod package;
mod pipe;
mod policy;
mod policy_names;
mod random;
mod readme;
mod schemas;
mod secrets;
mod settings;
mod statistics;
mod status;
mod streams;

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// A request without faults.
pub(crate) const FINE: &str = r#"{
  "FunctionName": "orders",
  "Role": "arn:aws:iam::123456789012:role/orders",
  "Runtime": "nodejs24.x",
  "Handler": "index.handler",
  "Code": { "S3Bucket": "builds", "S3Key": "orders.zip" }
}
"#;

/// A request with one member more.
pub(crate) fn with(member: &str) -> String {
    FINE.replacen('{', &format!("{{ {member},"), 1)
}

/// The result of a run.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Ran {
    /// The rules of all findings, from the format `concise`.
    pub(crate) fn rules(&self) -> Vec<&str> {
        self.stdout.lines().filter_map(|line| line.rsplit_once('[')?.1.strip_suffix(']')).collect()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// A separate folder for each test, in which the program runs.
pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let place = Place { folder: tempfile::tempdir().unwrap() };
        files.iter().for_each(|(name, text)| place.write(name, text));
        place
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lambda-lint"));
        command.args(args).current_dir(self.path());
        for name in ["NO_COLOR", "FORCE_COLOR", "FORCE_HYPERLINK", "CLICOLOR", "CLICOLOR_FORCE", "COLORTERM", "CI"] {
            command.env_remove(name);
        }
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    pub(crate) fn run_with(&self, args: &[&str], stdin: impl AsRef<[u8]>) -> Ran {
        let mut command = self.command(args);
        finish(&mut command, stdin.as_ref())
    }
}

/// Runs a command to its end.
pub(crate) fn finish(command: &mut Command, stdin: &[u8]) -> Ran {
    let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = piped.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let stdin = stdin.to_owned();
    // a closed stdin is not an error
    let writer = std::thread::spawn(move || drop(input.write_all(&stdin)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        status: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// `check` on one request from stdin, in the format `concise`.
pub(crate) fn check(request: &str, args: &[&str]) -> Ran {
    let mut all = vec!["check", "-", "--format", "concise", "--as-of", "2026-11-22"];
    all.extend(args);
    Place::new(&[]).run_with(&all, request)
}
