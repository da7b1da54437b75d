//! One binary for all tests on whole requests.
#![expect(clippy::unwrap_used, reason = "what is not as expected fails the test")]

mod answers;
mod archives;
mod boundary;
mod cases;
mod catalogue;
mod commands;
mod differential;
mod examples;
mod fixes;
mod fixtures;
mod forms;
mod fuzz_regressions;
mod hooks;
mod hostile;
mod inputs;
mod mutate;
mod packages;
mod params;
mod records;
mod rules_page;
mod safe_fixes;
mod schema;
mod source;
mod templates;
mod terraform;
mod ways;
mod yaml;
