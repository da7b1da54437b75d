//! Bytes as a Java class file: no panic, no hang.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    lambda_lint::inspect::class_file::parse(bytes);
});
