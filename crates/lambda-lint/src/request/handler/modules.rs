//! Modules of Python that come before a file of the same name.

use super::{extension, malformed};
use crate::bytes;
use crate::facts::Family;
use crate::request::Request;

/// Modules that are compiled into every CPython, sorted. A file of such a name is never read.
static BUILTIN: &[&str] = &[
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sre",
    "_stat",
    "_string",
    "_symtable",
    "_thread",
    "_tracemalloc",
    "_warnings",
    "_weakref",
    "atexit",
    "builtins",
    "errno",
    "faulthandler",
    "gc",
    "itertools",
    "marshal",
    "posix",
    "pwd",
    "sys",
    "time",
];

/// Modules of the standard library and of the runtime that people like to call their own files by, sorted.
static PREINSTALLED: &[&str] = &[
    "boto3",
    "botocore",
    "calendar",
    "code",
    "datetime",
    "email",
    "html",
    "http",
    "io",
    "json",
    "logging",
    "platform",
    "queue",
    "random",
    "re",
    "secrets",
    "signal",
    "statistics",
    "string",
    "token",
    "types",
    "urllib",
    "uuid",
];

/// The first segment of a Python handler's module, if that is a module of the interpreter itself.
pub(crate) fn builtin_module<'r>(request: &Request<'r>) -> Option<&'r str> {
    module_among(request, BUILTIN)
}

/// The first segment of a Python handler's module, if the runtime brings another module of that name.
pub(crate) fn preinstalled_module<'r>(request: &Request<'r>) -> Option<&'r str> {
    module_among(request, PREINSTALLED)
}

fn module_among<'r>(request: &Request<'r>, names: &[&str]) -> Option<&'r str> {
    let Some((family @ Family::Python, handler)) = super::of(request) else { return None };
    let module = first_segment(handler).filter(|module| names.binary_search(module).is_ok())?;
    // what cannot be read has no module
    (malformed(family, handler).is_none() && extension(family, handler).is_none()).then_some(module)
}

fn first_segment(handler: &str) -> Option<&str> {
    let end = handler.bytes().position(|byte| matches!(byte, b'.' | b'/'))?;
    // there has to be a dot, of which the last one ends the module
    bytes::has(&handler[end..], b'.').then(|| &handler[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules() {
        assert!(BUILTIN.is_sorted() && PREINSTALLED.is_sorted());
        assert!(BUILTIN.iter().all(|name| !PREINSTALLED.contains(name)));
        assert_eq!(first_segment("time.handler"), Some("time"));
        assert_eq!(first_segment("sys/app.handler"), Some("sys"));
        assert_eq!(first_segment("src.time.handler"), Some("src"));
        assert_eq!(first_segment("time"), None);
    }
}
