//! Panics without the words for them.
//!
//! Nobody can read what a panic says in WebAssembly: it has no stderr, so that all that happens is a trap. The functions
//! that put the words together are replaced by that trap, and what only they need goes with them when the module is optimized;
//! the places in the source that they would have told are cleared.

use anyhow::{Result, ensure};
use std::collections::HashSet;
use walrus::ir::{Instr, InstrSeq, Unreachable, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{ConstExpr, DataKind, FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// What the names of these functions have in them. `Debug` is needed only for panics and debugging.
const PARTS: &[&str] = &[
    "core::panicking::",
    "std::panicking::",
    "core::slice::index::slice_index_fail",
    "core::str::slice_error_fail",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already",
    "len_mismatch_fail",
    "panic_on_ord_violation",
    "panic_access_error",
    "alloc::raw_vec::handle_error",
    "alloc::alloc::handle_alloc_error",
    "core::panic::PanicPayload",
    "core::fmt::Debug>::fmt",
];

/// Replaces them, and says how many there were.
pub(crate) fn silence(module: &mut Module) -> Result<usize> {
    let found: Vec<FunctionId> = module
        .funcs
        .iter_local()
        .map(|(id, _)| id)
        .filter(|&id| module.funcs.get(id).name.as_deref().is_some_and(is_about_panics))
        .collect();
    // another compiler may write the names in another way, and nothing would be found
    ensure!(found.len() > PARTS.len(), "only {} functions about panics are known by their names", found.len());
    for &id in &found {
        let trap = trap(module, id);
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap);
    }
    stop_instead(module, &found.iter().copied().collect());
    Ok(found.len())
}

/// Replaces calls of these functions by a stop: what only makes their arguments goes when the module is optimized.
fn stop_instead(module: &mut Module, traps: &HashSet<FunctionId>) {
    struct Stop<'t>(&'t HashSet<FunctionId>);
    impl VisitorMut for Stop<'_> {
        fn start_instr_seq_mut(&mut self, sequence: &mut InstrSeq) {
            for (instruction, _) in &mut sequence.instrs {
                if matches!(instruction, Instr::Call(call) if self.0.contains(&call.func)) {
                    *instruction = Unreachable {}.into();
                }
            }
        }
    }
    for (_, function) in module.funcs.iter_local_mut() {
        let entry = function.entry_block();
        dfs_pre_order_mut(&mut Stop(traps), function, entry);
    }
}

/// Clears the places in the source that panics would have told, and says how many there were.
///
/// A [`Location`](std::panic::Location) is the address and the length of a file's name, a line and a column. Nothing reads
/// them any more, and no optimizer looks into the data.
pub(crate) fn forget_places(module: &mut Module) -> Result<usize> {
    let mut count = 0;
    let segments: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in segments {
        let data = module.data.get_mut(id);
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(base)), .. } = data.kind else { continue };
        count += clear_places(&mut data.value, base as usize);
    }
    ensure!(count > 50, "only {count} places of panics are known by their files");
    Ok(count)
}

/// The size of a location.
const LOCATION: usize = 16;

fn clear_places(data: &mut [u8], base: usize) -> usize {
    let word = |data: &[u8], at: usize| {
        let bytes = data[at..at + 4].try_into().expect("four bytes");
        u32::from_le_bytes(bytes) as usize
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at + LOCATION <= data.len() {
        let (start, length) = (word(data, at).wrapping_sub(base), word(data, at + 4));
        let name = start.checked_add(length).and_then(|end| data.get(start..end));
        if name.is_some_and(is_source_file) {
            found.push((at, start..start + length));
            at += LOCATION;
        } else {
            at += 4;
        }
    }
    for (at, name) in &found {
        data[*at..at + LOCATION].fill(0);
        data[name.clone()].fill(0);
    }
    found.len()
}

/// As the compiler writes them: no text of ours begins like this.
fn is_source_file(name: &[u8]) -> bool {
    name.ends_with(b".rs") && (name.starts_with(b"crates/") || name.starts_with(b"/"))
}

fn is_about_panics(name: &str) -> bool {
    let name = without_hashes(name);
    PARTS.iter().any(|part| name.contains(part))
}

/// `core[c5930c85a12de822]::fmt` as `core::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| match part.split_once(']') {
        Some((hash, rest)) if hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => name + rest,
        _ => name + "[" + part,
    })
}

/// A function of the same type that does nothing but stop.
fn trap(module: &mut Module, id: FunctionId) -> LocalFunction {
    let ty = module.types.get(module.funcs.get(id).ty());
    let (params, results) = (ty.params().to_vec(), ty.results().to_vec());
    let args = params.iter().map(|&ty| module.locals.add(ty)).collect();
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    builder.func_body().unreachable();
    builder.local_func(args)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_cleared_and_nothing_else() {
        let name = b"crates/lambda-lint/src/path.rs";
        let words = |words: [u32; 4]| words.map(u32::to_le_bytes).concat();
        // a name, the place that has it, and a text with an address and a length, too
        let mut data = [name.as_slice(), b"\0\0", b"bad path.rs\0"].concat();
        let place = data.len();
        data.extend(words([1000, name.len() as u32, 7, 5]));
        data.extend(words([1000 + 32, 11, 0, 0]));
        let mut expected = data.clone();
        expected[..name.len()].fill(0);
        expected[place..place + LOCATION].fill(0);
        assert_eq!(clear_places(&mut data, 1000), 1);
        assert_eq!(data, expected);
    }

    #[test]
    fn names_are_told_apart() {
        assert!(is_about_panics("core[c5930c85a12de822]::panicking::panic_fmt"));
        assert!(is_about_panics("<str as core[c5930c85a12de822]::fmt::Debug>::fmt"));
        assert!(is_about_panics("<lambda_lint::rule::Meta as core::fmt::Debug>::fmt::h30fbdcd44430575b"));
        assert!(!is_about_panics("<str as core[c5930c85a12de822]::fmt::Display>::fmt"));
        assert_eq!(without_hashes("<[u8]>::to_vec"), "<[u8]>::to_vec");
    }
}
