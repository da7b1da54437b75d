//! Answers a faulty request as the service does: for emulators and control planes.
//!
//! ```sh
//! cargo run -p lambda-lint --example service_error < request.json
//! ```

use lambda_lint::{AwsError, Diagnostic, Linter};
use serde_json::json;
use std::io::{self, Read};

fn main() -> io::Result<()> {
    let mut body = Vec::new();
    io::stdin().read_to_end(&mut body)?;
    let report = Linter::new().lint_slice(&body);
    // the service reports one mistake and stops
    match report.errors().next() {
        None => println!("HTTP/1.1 201 Created"),
        Some(error) => print!("{}", answer(error)),
    }
    Ok(())
}

/// The HTTP answer for an error. The exception and the status are those of the service; the message is ours.
fn answer(error: &Diagnostic) -> String {
    let AwsError { code, status } = error.aws.unwrap_or(AwsError::VALIDATION);
    let body = json!({ "Type": "User", "message": format!("{}: {}", error.path, error.message) });
    format!("HTTP/1.1 {status}\nContent-Type: application/json\nx-amzn-ErrorType: {code}\n\n{body}\n")
}
