//! Text as the source of a Python module: no panic, no hang.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    lambda_lint::inspect::python::scan(text);
});
