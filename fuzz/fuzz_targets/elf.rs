//! Bytes as an ELF file: no panic, no hang.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    lambda_lint::inspect::elf::parse(bytes);
});
