//! Panics without the words for them.
//!
//! Nobody can read what a panic says in WebAssembly: it has no stderr, so that all that happens is a trap. The functions
//! that put the words together are replaced by that trap, and what only they need goes with them when the module is optimized.

use anyhow::{Result, ensure};
use walrus::{FunctionBuilder, FunctionId, FunctionKind, LocalFunction, Module};

/// What the names of these functions have in them. `Debug` is there for panics only, and for people at a debugger.
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
    Ok(found.len())
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
    fn names_are_told_apart() {
        assert!(is_about_panics("core[c5930c85a12de822]::panicking::panic_fmt"));
        assert!(is_about_panics("<str as core[c5930c85a12de822]::fmt::Debug>::fmt"));
        assert!(is_about_panics("<lambda_lint::rule::Meta as core::fmt::Debug>::fmt::h30fbdcd44430575b"));
        assert!(!is_about_panics("<str as core[c5930c85a12de822]::fmt::Display>::fmt"));
        assert_eq!(without_hashes("<[u8]>::to_vec"), "<[u8]>::to_vec");
    }
}
