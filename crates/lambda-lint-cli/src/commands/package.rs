//! `package`: checks a deployment package alone, as `check` does with a request around it.

use crate::args::{Check, Cli, Command, Package};
use crate::check;
use crate::error::Error;
use crate::input;
use crate::packing;
use crate::streams::Streams;
use clap::Parser as _;
use std::ffi::OsString;

/// The rules that are skipped for a folder without its dependencies.
const AFTER_BUILD: &str = "module-not-in-package";

/// Checks the package, and returns the exit status.
pub(crate) fn run(args: &Package, streams: &mut Streams) -> Result<u8, Error> {
    let mut request = serde_json::json!({"Runtime": args.runtime, "Handler": args.handler});
    request["Architectures"] = serde_json::json!([args.architecture]);
    if let Some(wrapper) = &args.exec_wrapper {
        request["Environment"] = serde_json::json!({"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": wrapper}});
    }
    let bytes = packing::read_with_layers(&args.path, &args.layer, &args.runtime)?;
    let mut check = options(args)?;
    if args.path.is_dir() && packing::needs_build(&args.path) {
        check.settings.ignore.push(AFTER_BUILD.into());
        if !args.quiet {
            let name = input::name(&args.path);
            streams.note(&format!(
                "note: {name} has dependencies that are not installed; missing modules are not reported"
            ));
        }
    }
    streams.stdin = Box::new(std::io::Cursor::new(serde_json::to_vec_pretty(&request).unwrap_or_default()));
    check::run_with(&check, Some(bytes), streams)
}

/// The options of `check` that do the same.
fn options(args: &Package) -> Result<Check, Error> {
    let mut words: Vec<OsString> =
        ["lambda-lint", "check", "-", "--input", "request", "--partial", "--isolated"].map(Into::into).into();
    words.extend(["--stdin-filename".into(), input::name(&args.path).into()]);
    match Cli::try_parse_from(words)?.command {
        Command::Check(mut check) => {
            check.is_package = true;
            check.settings.advice = args.advice;
            check.settings.select.clone_from(&args.select);
            check.settings.ignore.clone_from(&args.ignore);
            check.fail_on = args.fail_on;
            check.format = args.format;
            check.output.clone_from(&args.output);
            check.color = args.color;
            check.quiet = args.quiet;
            Ok(*check)
        }
        _ => unreachable!("the values above are valid for `check`"),
    }
}
