//! The program `lambda-lint`: says everything that is wrong with an AWS Lambda `CreateFunction` request.
//!
//! ```text
//! arguments ──args──▶ a linter ─┐
//! paths, stdin ──input──▶ text ─┴──check, lines──▶ documents with findings ──render──▶ stdout
//! ```
//!
//! `main` alone touches the process: it hands arguments and streams to [`run`], which returns the exit status.

mod args;
mod check;
mod checker;
mod clock;
mod commands;
mod config;
mod error;
mod fix;
mod input;
mod json_scan;
mod lines;
mod linter;
mod ordered;
mod policy;
mod render;
mod replace;
mod run;
mod secrets;
mod streams;
mod tally;

use std::process::ExitCode;
use streams::Streams;

fn main() -> ExitCode {
    let mut streams = Streams::of_process();
    ExitCode::from(run::run(std::env::args_os(), &mut streams))
}
