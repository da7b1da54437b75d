//! The program. All of its code is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    lambda_lint_cli::main()
}
