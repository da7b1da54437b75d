//! How Python finds a module.

use super::{Files, join};
use crate::inspect::extension::{self, Python, System};

/// How Python treats a folder entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A module with this source.
    Module(String),
    /// A package whose `__init__` has this source.
    Package(String),
    /// Something that is loaded, but not from source.
    Compiled,
    /// A folder without `__init__`.
    Namespace,
    /// Nothing.
    Nothing,
}

/// What `import name` finds in a folder of the package, which is empty for the root.
pub(crate) fn find(files: &Files<'_>, folder: &str, name: &str) -> Found {
    let path = join(folder, name);
    let init = format!("{path}/__init__");
    if has_extension(files, &init) {
        return Found::Compiled;
    }
    let source = format!("{init}.py");
    if files.get(&source).is_some() {
        return Found::Package(source);
    }
    let compiled = |stem: &str| files.get(&format!("{stem}.pyc")).is_some();
    if compiled(&init) || has_extension(files, &path) {
        return Found::Compiled;
    }
    let source = format!("{path}.py");
    if files.get(&source).is_some() {
        return Found::Module(source);
    }
    if compiled(&path) {
        return Found::Compiled;
    }
    if files.has_folder(&path) { Found::Namespace } else { Found::Nothing }
}

/// Whether a compiled module has this path, such as `a/_b.abi3.so` for `a/_b`. One for another Python or another system
/// is not loaded.
fn has_extension(files: &Files<'_>, path: &str) -> bool {
    let prefix = format!("{path}.");
    files.starting_with(&prefix).any(|name| {
        let file = std::str::from_utf8(crate::archive::path::file_name(name)).ok();
        let found = name.len() > prefix.len() && !name[prefix.len()..].contains(&b'/');
        found && file.and_then(extension::parse).is_some_and(|module| module.system != System::Windows)
    })
}

/// The Python of a runtime, in words.
pub(crate) fn name((major, minor): (u16, u16)) -> String {
    format!("Python {major}.{minor}")
}

/// Whether a compiled module may be loaded by this version of Python on Linux.
pub(crate) fn is_loaded(module: &extension::Extension<'_>, version: (u16, u16)) -> bool {
    let fits = match module.python {
        Python::CPython { major, minor, free_threaded } => (major, minor) == version && !free_threaded,
        Python::PyPy => false,
        Python::Stable => version.0 == 3,
        Python::Any => true,
    };
    fits && matches!(module.system, System::Linux | System::Any)
}
