//! How the Python runtime client finds a module (`_get_handler` in `aws-lambda-python-runtime-interface-client`, read on
//! 2026-11-30).
//!
//! The handler is divided at its last dot. In the module, `/` becomes a dot, and `importlib.import_module` loads it: each
//! name is a package with `__init__`, else a module, else a folder without `__init__`, which has no functions.

use super::{Candidate, files};
use crate::archive::Index;
use crate::aws::handler as parts;

/// All files that satisfy a handler.
pub(super) fn candidates(handler: &str) -> Vec<Candidate> {
    path(handler).map_or_else(Vec::new, |path| [module(&path), package(&path)].concat())
}

/// The module that hides the package of a handler: for `app.main.handler` it is `app.py`, unless `app` has an `__init__`.
pub(crate) fn hidden_by_module(index: &Index<'_>, handler: &str) -> Option<usize> {
    let path = path(handler)?;
    let mut parents = path.match_indices('/').map(|(slash, _)| &path[..slash]);
    parents.find_map(|parent| {
        let find = |files: Vec<Candidate>| files.iter().find_map(|file| index.find(file));
        let module = find(module(parent))?;
        find(package(parent)).is_none().then_some(module)
    })
}

/// The folder that Python treats as a namespace package, which has no functions, and whether a module in it has the name of the
/// function: `app/` for `app.handler`, where `app/handler.py` may be what the author means.
pub(crate) fn namespace(index: &Index<'_>, handler: &str) -> Option<(String, bool)> {
    let folder = path(handler)? + "/";
    let (_, function) = parts::python(handler)?;
    let is_folder = |name: &[u8]| name.strip_prefix(folder.as_bytes()).is_some_and(|rest| rest.ends_with(b".py"));
    index.any(is_folder)?;
    let has_module = index.get(format!("{folder}{function}.py").as_bytes()).is_some();
    Some((folder, has_module))
}

/// The module of a handler as a path; `None` if a part of it is empty.
fn path(handler: &str) -> Option<String> {
    let (module, _) = parts::python(handler)?;
    let path = module.replace('.', "/");
    (!path.split('/').any(str::is_empty)).then_some(path)
}

/// A module: a source, a compiled source, or a library such as `name.cpython-313-x86_64-linux-gnu.so`.
fn module(path: &str) -> Vec<Candidate> {
    let mut all = files(path, &[".py", ".pyc"]);
    all.push(Candidate::Like { prefix: format!("{path}."), suffix: "so" });
    all
}

/// A package with `__init__`.
fn package(path: &str) -> Vec<Candidate> {
    module(&format!("{path}/__init__"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check;

    #[test]
    fn modules_and_packages() {
        let module =
            ["lambda_function.py", "lambda_function/__init__.py", "lambda_function.cpython-313-x86_64-linux-gnu.so"];
        check("python3.14", "lambda_function.lambda_handler", &module, &["lambda_function.txt", "lambda_function"]);
        check("python3.14", "a.b.c", &["a/b.py", "a/b/__init__.py", "a/b.so"], &["a.py", "a/b/c.py", "a/b.x/y.so"]);
        check("python3.14", "a/b.c", &["a/b.py"], &["b.py"]);
        for malformed in ["handler", "", ".handler", "a..b", "/a.b"] {
            check("python3.14", malformed, &[], &[".py", "a.py"]);
        }
    }
}
