//! `schema`: the JSON Schema of a request.

use std::io::{self, Write};

/// A copy of `schema/create-function.schema.json`, which `cargo xtask codegen` makes: the published crate needs no file
/// outside of itself.
const SCHEMA: &str = include_str!("../../data/create-function.schema.json");

pub(crate) fn run(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(SCHEMA.as_bytes())?;
    out.flush()
}
