//! The JavaScript files that always run when a function starts, followed through the package.

use super::handler::{self, is_installed};
use super::imports::{MAX_FILES, Missing};
use super::nodejs::{self, Format, Target};
use super::{Files, folder};
use crate::Request;
use crate::inspect::javascript::{self, Found, Module};
use crate::request::package;
use std::collections::{BTreeMap, BTreeSet};

/// Files that make Node.js find packages elsewhere than in `node_modules`.
const PLUG_AND_PLAY: &[&str] = &[".pnp.cjs", ".pnp.js", ".pnp.loader.mjs"];

/// A file that runs when the function starts.
pub(crate) struct Loaded<'l> {
    pub(crate) path: &'l str,
    pub(crate) text: &'l str,
    pub(crate) format: Format,
    /// Whether an ES module imports the file. Other files are loaded with `require`.
    pub(crate) is_imported: bool,
    /// The `package.json` that decides the format.
    pub(crate) decided_by: Option<&'l str>,
    pub(crate) module: &'l Module<'l>,
    /// What the file loads, and where that leads.
    pub(crate) loads: Vec<(Found<'l>, Target)>,
}

/// Visits the file of the handler and the files of the package that it loads, without installed packages, until `visit`
/// returns false.
pub(crate) fn walk(request: &Request<'_>, files: &Files<'_>, visit: &mut dyn FnMut(&Loaded<'_>) -> bool) {
    if package::may_set(request, &["NODE_OPTIONS"]) {
        return;
    }
    let Some(first) = handler::source(request, files) else { return };
    let mut seen = BTreeSet::from([first.path.clone()]);
    let mut queue = vec![(first.path, false)];
    while let Some((path, is_imported)) = queue.pop() {
        let Some((format, decided_by)) = nodejs::format(files, &path) else { continue };
        let Some(text) = files.text(&path) else { continue };
        let Some(module) = javascript::scan(&text) else { continue };
        let specifiers = match format {
            // a syntax error comes first
            Format::CommonJs if module.es_syntax.is_some() => &[],
            Format::CommonJs => module.requires.as_slice(),
            Format::EsModule => module.imports.as_slice(),
        };
        let loads: Vec<_> =
            specifiers.iter().map(|found| (*found, nodejs::resolve(files, &path, found.text, format))).collect();
        for (_, target) in loads.iter().rev() {
            // packages have files for other systems and versions
            if let Target::File(file) = target
                && seen.len() < MAX_FILES
                && !is_installed(file)
                && seen.insert(file.clone())
            {
                queue.push((file.clone(), format == Format::EsModule));
            }
        }
        let decided_by = decided_by.as_deref();
        if !visit(&Loaded { path: &path, text: &text, format, is_imported, decided_by, module: &module, loads }) {
            return;
        }
    }
}

/// The names that an ES module imports, but that the other ES module does not export.
fn missing_names(files: &Files<'_>, file: &Loaded<'_>) -> Vec<Missing> {
    let mut missing = Vec::new();
    if file.format != Format::EsModule {
        return missing;
    }
    // each file is read once, also if many declarations import from it
    let mut paths: BTreeMap<&str, &str> = BTreeMap::new();
    for (specifier, target) in &file.loads {
        if let Target::File(path) = target {
            paths.insert(path, specifier.text);
        }
    }
    for (path, specifier) in paths {
        let mut names = file.module.imported_names.iter().filter(|(from, _)| from.text == specifier).peekable();
        if names.peek().is_none() || nodejs::format(files, path).map(|(format, _)| format) != Some(Format::EsModule) {
            continue;
        }
        let Some(text) = files.text(path) else { continue };
        let Some(module) = javascript::scan(&text) else { continue };
        for (_, name) in names.filter(|(_, name)| module.lacks(name.text)).take(MAX_FILES) {
            missing.push(Missing {
                module: name.text.to_owned(),
                file: file.path.to_owned(),
                line: javascript::line(file.text, name.offset),
                reason: None,
                defined_in: Some(path.to_owned()),
            });
        }
    }
    missing
}

/// The missing imports of a Node.js function.
pub(crate) fn missing(request: &Request<'_>, files: &Files<'_>) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    if PLUG_AND_PLAY.iter().any(|name| files.get(name).is_some()) {
        return missing;
    }
    walk(request, files, &mut |file| {
        for (specifier, target) in &file.loads {
            let (module, reason) = match target {
                Target::Other | Target::File(_) => continue,
                Target::Outside => (
                    specifier.text,
                    Some("the path leaves the package: pack the file, and correct the path".to_owned()),
                ),
                Target::MissingFile(Some(other)) => {
                    let reason = format!("`import` needs the whole name of the file: write `{other}`");
                    (specifier.text, Some(reason))
                }
                Target::MissingFile(None) => (specifier.text, Some("pack the file, or correct the path".to_owned())),
                Target::MissingPackage(name) => (name.as_str(), None),
            };
            let is_known =
                missing.iter().any(|other| other.module == module && (reason.is_none() || other.file == file.path));
            if !is_known && missing.len() < MAX_FILES {
                let line = javascript::line(file.text, specifier.offset);
                let (module, file) = (module.to_owned(), file.path.to_owned());
                missing.push(Missing { module, file, line, reason, defined_in: None });
            }
        }
        missing.extend(missing_names(files, file));
        missing.truncate(MAX_FILES);
        true
    });
    missing.sort_by(|a, b| (folder(&a.file), &a.file, a.line).cmp(&(folder(&b.file), &b.file, b.line)));
    missing
}
