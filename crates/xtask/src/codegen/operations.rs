//! `facts/operations.rs` from `schema/update-operations.json`.

use std::fmt::Write;

use anyhow::Result;

use crate::updates::{self, Update};

/// The text of the file.
pub(crate) fn text() -> Result<String> {
    let mut out = String::from("//! The operations that update a function.\n\n");
    for Update { name, members, own } in &updates::committed()?.operations {
        let constant = constant(name);
        writeln!(out, "/// The members of CreateFunction that `{name}` has, sorted.")?;
        writeln!(out, "pub static {constant}: &[&str] = &{members:?};\n")?;
        writeln!(out, "/// The other members of `{name}`, sorted.")?;
        writeln!(out, "pub static {constant}_OWN: &[&str] = &{own:?};\n")?;
    }
    Ok(out)
}

/// `UPDATE_FUNCTION_CODE` for `UpdateFunctionCode`.
fn constant(name: &str) -> String {
    let mut constant = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !constant.is_empty() {
            constant.push('_');
        }
        constant.push(letter.to_ascii_uppercase());
    }
    constant
}
