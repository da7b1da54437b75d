//! Text as JavaScript and as Ruby: no panic, no hang.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    lambda_lint::inspect::javascript::scan(text);
    lambda_lint::inspect::ruby::scan(text);
});
