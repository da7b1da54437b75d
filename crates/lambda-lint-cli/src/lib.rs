//! The program `lambda-lint`, as a library for its two names: says everything that is wrong with an AWS Lambda
//! `CreateFunction` request. For other programs there is the crate `lambda-lint`; what is public here may change.
//!
//! ```text
//! arguments ──args──▶ a linter ─┐
//! paths, stdin ──input──▶ text ─┴──check, lines──▶ documents with findings ──render──▶ stdout
//! ```
//!
//! [`main`] alone touches the process: it hands arguments and streams to [`run`], which returns the exit status.

mod args;
mod check;
mod checker;
mod clock;
mod commands;
mod comments;
mod config;
mod error;
mod fix;
mod hosted;
mod input;
mod json_scan;
mod named_files;
mod ordered;
mod packing;
mod plural;
mod policy;
mod progress;
mod render;
mod replace;
mod rule_page;
mod run;
mod secrets;
mod streams;
mod suppressed;
mod tally;
mod toml_source;

#[doc(hidden)]
pub use clock::set_now;
pub use hosted::Hosted;
pub use run::run;
pub use streams::Streams;

use std::process::ExitCode;

/// The whole program.
pub fn main() -> ExitCode {
    let mut streams = Streams::of_process();
    ExitCode::from(run(std::env::args_os(), &mut streams))
}
