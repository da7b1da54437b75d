//! How Node.js finds a module, and how it loads a file.

use super::{Files, folder, join};
use crate::facts::packages;
use serde::Deserialize;

/// How a file is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    CommonJs,
    EsModule,
}

/// The members of a `package.json` that decide how files are loaded.
#[derive(Debug, Default, Deserialize)]
struct PackageJson {
    #[serde(default, rename = "type")]
    kind: serde_json::Value,
}

/// How Node.js loads a file: by its extension, and for `.js` by the nearest `package.json`. `None` if that is unclear.
pub(crate) fn format(files: &Files<'_>, path: &str) -> Option<(Format, Option<String>)> {
    let (_, extension) = path.rsplit_once('.')?;
    match extension {
        "mjs" => Some((Format::EsModule, None)),
        "cjs" => Some((Format::CommonJs, None)),
        "js" => {
            let Some(name) = nearest_package(files, path) else { return Some((Format::CommonJs, None)) };
            let package: PackageJson = serde_json::from_str(&files.text(&name)?).ok()?;
            let is_module = package.kind.as_str() == Some("module");
            Some((if is_module { Format::EsModule } else { Format::CommonJs }, Some(name)))
        }
        _ => None,
    }
}

/// The `package.json` nearest to a file, in its folder or above it.
fn nearest_package(files: &Files<'_>, file: &str) -> Option<String> {
    folders_above(file).map(|at| join(at, "package.json")).find(|name| files.get(name).is_some())
}

/// The resolution of a specifier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file of the package.
    File(String),
    /// Something that exists or may exist, and is not looked into.
    Other,
    /// A file that is not there; if another form of the specifier would find one, this form.
    MissingFile(Option<String>),
    /// A package that is not there, by its name.
    MissingPackage(String),
}

/// Resolves a specifier for `require` or, in an ES module, for `import`.
pub(crate) fn resolve(files: &Files<'_>, from: &str, specifier: &str, loader: Format) -> Target {
    let bare = specifier.split(['?', '#']).next().unwrap_or_default();
    if specifier.is_empty() || bare != specifier || specifier.contains(['%', '\\', ' ']) {
        return Target::Other;
    }
    if matches!(specifier, "." | "..") || specifier.starts_with("./") || specifier.starts_with("../") {
        return resolve_file(files, from, specifier, loader);
    }
    // absolute paths, imports of the package itself, URLs, and modules of Node.js
    if specifier.starts_with(['/', '#']) || specifier.contains(':') || packages::is_node_module(specifier) {
        return Target::Other;
    }
    let Some(name) = package_name(specifier) else { return Target::Other };
    let is_preinstalled = files.version().is_none_or(|version| packages::is_preinstalled(files.family, version, name));
    if is_preinstalled || has_package(files, from, name) { Target::Other } else { Target::MissingPackage(name.into()) }
}

/// The package of a specifier: `@scope/name` of `@scope/name/lib/file.js`.
fn package_name(specifier: &str) -> Option<&str> {
    let mut slashes = specifier.match_indices('/').map(|(at, _)| at);
    let end = if specifier.starts_with('@') { slashes.nth(1) } else { slashes.next() };
    let name = &specifier[..end.unwrap_or(specifier.len())];
    // a scope alone is not a package
    (!name.starts_with('@') || name.contains('/')).then_some(name)
}

/// Whether a package is installed in `node_modules` of the file's folder or above, or is the file's own package.
fn has_package(files: &Files<'_>, from: &str, name: &str) -> bool {
    folders_above(from).any(|at| {
        let path = installed_at(at, name);
        let is_file = ["", ".js", ".json", ".node", ".mjs", ".cjs"]
            .iter()
            .any(|end| files.get(&format!("{path}{end}")).is_some());
        // a package may import itself by its name
        let is_own = || files.text(&join(at, "package.json")).is_some_and(|text| text.contains(name));
        is_file || files.has_folder(&path) || is_own()
    })
}

/// The folder of a file and those above it, up to the root of the package.
fn folders_above(file: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(folder(file)), |at| (!at.is_empty()).then(|| folder(at)))
}

/// Where a package is in a folder, if it is installed there.
fn installed_at(at: &str, name: &str) -> String {
    join(at, &format!("node_modules/{name}"))
}

/// Whether `require` of an installed package certainly finds an ES module, or nothing because there are only ES modules.
pub(crate) fn has_only_es_modules(files: &Files<'_>, from: &str, name: &str) -> bool {
    is_es_module(files, from, name) == Some(true)
}

fn is_es_module(files: &Files<'_>, from: &str, name: &str) -> Option<bool> {
    if package_name(name) != Some(name) {
        return None;
    }
    let package = folders_above(from).map(|at| installed_at(at, name)).find(|path| files.has_folder(path))?;
    let text = files.text(&join(&package, "package.json"))?;
    let manifest: serde_json::Value = serde_json::from_str(&text).ok()?;
    let mut entries = Vec::new();
    match manifest.get("exports") {
        Some(exports) if !exports.is_null() => {
            let root = exports.get(".").unwrap_or(exports);
            required_entries(root, MAX_CONDITIONS, &mut entries)?;
        }
        _ => entries.push(manifest.get("main").map_or(Some("index.js"), |main| main.as_str())?),
    }
    let is_module = |entry: &str| {
        let path = normalize(&package, entry)?;
        files.get(&path)?;
        Some(format(files, &path)?.0 == Format::EsModule)
    };
    Some(entries.into_iter().all(|entry| is_module(entry) == Some(true)))
}

/// How many levels of conditions of `exports` are read.
const MAX_CONDITIONS: usize = 8;

/// All files that `exports` may give to `require`, in any order of the conditions. `None` if that is unclear.
fn required_entries<'v>(value: &'v serde_json::Value, depth: usize, entries: &mut Vec<&'v str>) -> Option<()> {
    match value {
        serde_json::Value::String(entry) => entries.push(entry),
        serde_json::Value::Object(conditions) if depth > 0 => {
            // an object without conditions for `require` does not export anything to it
            for (condition, value) in conditions {
                match condition.as_str() {
                    "require" | "node" | "default" | "node-addons" => required_entries(value, depth - 1, entries)?,
                    "import" | "types" | "browser" | "module" | "deno" | "bun" | "worker" | "react-native" => {}
                    _ => return None,
                }
            }
        }
        _ => return None,
    }
    Some(())
}

fn resolve_file(files: &Files<'_>, from: &str, specifier: &str, loader: Format) -> Target {
    let Some(path) = normalize(folder(from), specifier) else { return Target::Other };
    let is_folder = specifier.ends_with('/') || specifier.ends_with('.') && path.is_empty();
    let file = |end: &str| {
        let name = format!("{path}{end}");
        files.get(&name).map(|_| name)
    };
    if !is_folder && let Some(name) = file("") {
        return Target::File(name);
    }
    let by_require = [".js", ".json", ".node"].iter().find_map(|end| file(end).filter(|_| !is_folder));
    if loader == Format::CommonJs {
        if let Some(name) = by_require {
            return Target::File(name);
        }
        let in_folder = |name: &str| files.get(&join(&path, name)).is_some();
        if in_folder("package.json") {
            return Target::Other;
        }
        if let Some(index) = ["index.js", "index.json", "index.node"].iter().find(|name| in_folder(name)) {
            return Target::File(join(&path, index));
        }
        return Target::MissingFile(None);
    }
    // `import` adds nothing to a specifier
    let suggestion = if by_require.is_some() {
        by_require.as_deref().and_then(|name| name.rsplit_once('.')).map(|(_, end)| format!("{specifier}.{end}"))
    } else {
        let index = join(&path, "index.js");
        files.get(&index).map(|_| format!("{}/index.js", specifier.trim_end_matches('/')))
    };
    Target::MissingFile(suggestion)
}

/// The path of a relative specifier; nothing when it leads out of the package.
fn normalize(folder: &str, specifier: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in specifier.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_for_require() {
        let entries = |text: &str| {
            let value: serde_json::Value = serde_json::from_str(text).unwrap();
            let mut entries = Vec::new();
            required_entries(&value, 3, &mut entries).map(|()| entries.iter().map(|e| (*e).to_owned()).collect())
        };
        let all = |names: &[&str]| Some(names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>());
        assert_eq!(entries(r#""./a.js""#), all(&["./a.js"]));
        assert_eq!(entries(r#"{"import": "./a.mjs", "default": "./b.js"}"#), all(&["./b.js"]));
        assert_eq!(entries(r#"{"node": {"import": "./a.mjs", "require": "./b.cjs"}}"#), all(&["./b.cjs"]));
        assert_eq!(entries(r#"{"import": "./a.mjs"}"#), all(&[]));
        assert_eq!(entries(r#"{"module-sync": "./a.mjs"}"#), None);
        assert_eq!(entries(r#"["./a.js"]"#), None);
        assert_eq!(entries(r#"{"node": {"node": {"node": {"node": "./a.js"}}}}"#), None);
    }

    #[test]
    fn specifiers() {
        assert_eq!(package_name("@a/b/c.js"), Some("@a/b"));
        assert_eq!(package_name("a/b"), Some("a"));
        assert_eq!(package_name("@a"), None);
        assert_eq!(normalize("a/b", "../c").as_deref(), Some("a/c"));
        assert_eq!(normalize("", "./c/").as_deref(), Some("c"));
        assert_eq!(normalize("", "../c"), None);
    }
}
