//! Files that are only of use where a package is built.

use super::folder;
use crate::facts::Family;

/// Folders that only tools of the build machine use.
const FOLDERS: &[&str] = &[
    ".aws-sam",
    ".git",
    ".gradle",
    ".hg",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".serverless",
    ".svn",
    ".terraform",
    ".tox",
    ".venv",
    "cdk.out",
];

/// Whether a file, judging by its name, is needed only at build time.
pub(crate) fn is_build_file(family: Family, version: Option<(u16, u16)>, name: &str) -> bool {
    if family == Family::Python && is_for_other_python(version, name) {
        return true;
    }
    let mut above = folder(name);
    while !above.is_empty() {
        let (parent, last) = above.rsplit_once('/').unwrap_or(("", above));
        let is_cache = last == ".cache" && (parent == "node_modules" || parent.ends_with("/node_modules"));
        if is_cache || FOLDERS.contains(&last) {
            return true;
        }
        above = parent;
    }
    false
}

/// Whether a file is compiled Python for another version: `__pycache__/x.cpython-39.pyc`.
fn is_for_other_python(version: Option<(u16, u16)>, name: &str) -> bool {
    let Some((folder, file)) = name.rsplit_once('/') else { return false };
    let tag = file.strip_suffix(".pyc").and_then(|stem| stem.rsplit_once(".cpython-"));
    let tag = tag.map(|(_, tag)| tag.split('.').next().unwrap_or(tag));
    let wanted = version.map(|(major, minor)| format!("{major}{minor}"));
    folder.ends_with("__pycache__") && tag.is_some() && wanted.is_some() && tag != wanted.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files() {
        let is_build = |name| is_build_file(Family::Python, Some((3, 13)), name);
        for name in [".git/HEAD", "a/.venv/x/y", "node_modules/.cache/x", "a/node_modules/.cache/b/c"] {
            assert!(is_build(name), "{name}");
        }
        assert!(is_build("__pycache__/a.cpython-39.pyc") && is_build("x/__pycache__/a.cpython-39.opt-1.pyc"));
        for name in [".gitignore", ".github/x", "a.py", ".cache/x", "__pycache__/a.cpython-313.pyc", "a.cpython-39.pyc"]
        {
            assert!(!is_build(name), "{name}");
        }
    }
}
