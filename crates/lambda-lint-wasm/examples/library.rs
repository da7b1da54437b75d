//! Lints JavaScript values with the library, for the tests of the npm package; the program accepts only text. Each line of the
//! input is a JSON object, `value` and `options`; each line of the output the diagnostics.

use lambda_lint::{Date, Linter};
use serde_json::Value;
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let job: Value = serde_json::from_str(&line.expect("UTF-8")).expect("JSON");
        let options = &job["options"];
        let mut builder = Linter::builder().advice(options["advice"] == true);
        if let Some(region) = options["region"].as_str() {
            builder = builder.region(region);
        }
        if let Some(account) = options["account"].as_str() {
            builder = builder.account(account);
        }
        if let Some(date) = options["asOf"].as_str() {
            builder = builder.as_of(Date::parse(date).expect("a date"));
        }
        let linter = builder.build().expect("options that exist");
        let report = linter.lint_value(&job["value"]);
        println!("{}", serde_json::to_string(report.diagnostics()).expect("diagnostics are JSON"));
    }
}
