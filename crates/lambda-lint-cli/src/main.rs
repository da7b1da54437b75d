//! The program; everything of it is in the library beside.

use std::process::ExitCode;

fn main() -> ExitCode {
    lambda_lint_cli::main()
}
