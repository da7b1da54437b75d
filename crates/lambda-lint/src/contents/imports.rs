//! The imports that surely run when a function starts, followed through the package.

use super::handler::{self, is_installed};
use super::nodejs::{self, Format, Target};
use super::python::{self, Found};
use super::{Files, folder, join};
use crate::Request;
use crate::facts::{Family, packages};
use crate::inspect::python::Import;
use crate::inspect::{javascript, python as source};
use crate::package;
use crate::values::handler as parts;
use std::collections::BTreeSet;

/// How many files are followed.
const MAX_FILES: usize = 512;

/// An import that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) module: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// What to do, where it is not to pack the module.
    pub(crate) reason: Option<String>,
}

/// The missing imports of a Python function. None if any of its modules changes what imports find, or cannot be read.
pub(crate) fn python(request: &Request<'_>, files: &Files<'_>) -> Vec<Missing> {
    let (Some(version), Some(handler)) = (files.version(), package::readable_handler(request)) else {
        return Vec::new();
    };
    let Some((module, _)) = parts::python(handler) else { return Vec::new() };
    let mut walk = PythonWalk { files, version, seen: BTreeSet::new(), queue: Vec::new(), missing: Vec::new() };
    // what Python runs before the handler's file
    let hooks = ["sitecustomize.py", "usercustomize.py"];
    if hooks.iter().any(|name| files.get(name).is_some()) {
        return Vec::new();
    }
    let names: Vec<String> = module.split(['.', '/']).map(str::to_owned).collect();
    walk.load(&names);
    walk.run().map_or_else(Vec::new, |()| walk.missing)
}

struct PythonWalk<'f, 'r> {
    files: &'f Files<'r>,
    version: (u16, u16),
    seen: BTreeSet<String>,
    /// Files to read, each with the package that it is in.
    queue: Vec<(String, Vec<String>)>,
    missing: Vec<Missing>,
}

/// How far a name of a module leads.
enum Loaded {
    /// All of it exists.
    All,
    /// What comes after is unknown, or loaded from elsewhere.
    Unknown,
    /// The first so many parts exist; the next one does not.
    Missing(usize),
}

impl PythonWalk<'_, '_> {
    /// Reads all files; nothing when one of them makes the others uncertain.
    fn run(&mut self) -> Option<()> {
        let mut count = 0;
        while let Some((path, package)) = self.queue.pop() {
            count += 1;
            if count > MAX_FILES {
                return Some(());
            }
            let text = self.files.text(&path)?;
            let module = source::scan(&text)?;
            if module.changes_search {
                return None;
            }
            for import in &module.imports {
                self.follow(import, &path, &package);
            }
        }
        Some(())
    }

    fn follow(&mut self, import: &Import<'_>, path: &str, package: &[String]) {
        let mut names: Vec<String> = Vec::new();
        if import.level > 0 {
            if package.is_empty() {
                let module = ".".repeat(import.level) + &import.module.join(".");
                let reason = "the file is not part of a package: import the module by its name, without dots";
                return self.report(module, path, import.line, Some(reason.into()));
            }
            let Some(depth) = (package.len() + 1).checked_sub(import.level).filter(|depth| *depth > 0) else { return };
            names.extend_from_slice(&package[..depth]);
        }
        names.extend(import.module.iter().map(|&name| name.to_owned()));
        match self.load(&names) {
            Loaded::Missing(at) => {
                let module = names[..=at].join(".");
                let reason = self.reason(&names, at, import.level > 0);
                self.report(module, path, import.line, reason);
            }
            Loaded::All => {
                // `from package import module`, unless the package itself defines the name
                for name in &import.names {
                    let submodule: Vec<String> = names.iter().cloned().chain([(*name).to_owned()]).collect();
                    self.load_submodule(&names, &submodule);
                }
            }
            Loaded::Unknown => {}
        }
    }

    /// What to do about a missing module, where it is not to install a package.
    fn reason(&self, names: &[String], at: usize, is_relative: bool) -> Option<String> {
        let top = names.first()?;
        if at == 0
            && !is_relative
            && let Some((major, minor)) = packages::python_module_until(top)
        {
            return Some(format!(
                "`{top}` was part of Python up to version {major}.{minor}: replace it, or pack a backport"
            ));
        }
        (at > 0 || is_relative).then(|| "pack the file, or correct the import".into())
    }

    fn report(&mut self, module: String, path: &str, line: usize, reason: Option<String>) {
        // one module may be imported in many files
        if self.missing.len() < MAX_FILES && !self.missing.iter().any(|missing| missing.module == module) {
            self.missing.push(Missing { module, file: path.to_owned(), line, reason });
        }
    }

    /// Loads a module and the packages above it.
    fn load(&mut self, names: &[String]) -> Loaded {
        let Some(top) = names.first() else { return Loaded::Unknown };
        let mut at = String::new();
        for (depth, name) in names.iter().enumerate() {
            match python::find(self.files, &at, name) {
                Found::Package(path) => {
                    self.push(path, &names[..=depth]);
                    at = join(&at, name);
                }
                Found::Module(path) => {
                    self.push(path, &names[..depth]);
                    return if depth + 1 == names.len() { Loaded::All } else { Loaded::Unknown };
                }
                Found::Compiled => return Loaded::Unknown,
                Found::Namespace if depth == 0 && self.is_elsewhere(top) => return Loaded::Unknown,
                Found::Namespace => at = join(&at, name),
                Found::Nothing if depth == 0 && self.is_elsewhere(top) => return Loaded::Unknown,
                Found::Nothing if depth > 0 && self.is_open(&at) => return Loaded::Unknown,
                Found::Nothing => return Loaded::Missing(depth),
            }
        }
        Loaded::All
    }

    /// Loads `package.name` for `from package import name`, where it is surely a module.
    fn load_submodule(&mut self, package: &[String], submodule: &[String]) {
        let Some(name) = submodule.last() else { return };
        let init = format!("{}/__init__.py", package.join("/"));
        let defines = match self.files.get(&init) {
            None => false,
            Some(_) => {
                let text = self.files.text(&init);
                text.as_deref().and_then(source::scan).is_none_or(|module| !module.lacks(name))
            }
        };
        if !defines {
            self.load(submodule);
        }
    }

    fn push(&mut self, path: String, package: &[String]) {
        if self.seen.insert(path.clone()) {
            self.queue.push((path, package.to_vec()));
        }
    }

    /// Whether Python or the runtime has a module, or may have it.
    fn is_elsewhere(&self, top: &str) -> bool {
        top.starts_with('_')
            || !top.is_ascii()
            || packages::is_python_module(self.version, top).unwrap_or(true)
            || packages::is_preinstalled(Family::Python, self.version, top)
            // setuptools brings its own
            || top == "distutils" && self.files.has_folder("setuptools")
    }

    /// Whether a package may have modules that are no files of it.
    fn is_open(&self, folder: &str) -> bool {
        let init = join(folder, "__init__.py");
        // a part of a namespace may be somewhere else
        if self.files.get(&init).is_none() {
            return !self.files.starting_with(&format!("{folder}/")).any(|name| name.ends_with(b".py"));
        }
        let text = self.files.text(&init);
        text.as_deref().and_then(source::scan).is_none_or(|module| module.changes_search || module.is_dynamic)
    }
}

/// The missing imports of a Node.js function.
pub(crate) fn nodejs(request: &Request<'_>, files: &Files<'_>) -> Vec<Missing> {
    let mut missing: Vec<Missing> = Vec::new();
    if package::may_set(request, &["NODE_OPTIONS"]) {
        return missing;
    }
    let Some(first) = handler::source(request, files) else { return missing };
    let mut seen = BTreeSet::from([first.path.clone()]);
    let mut queue = vec![first.path];
    while let Some(path) = queue.pop() {
        let Some((format, _)) = nodejs::format(files, &path) else { continue };
        let Some(text) = files.text(&path) else { continue };
        let Some(module) = javascript::scan(&text) else { continue };
        let specifiers = match format {
            // a syntax error comes first, which another rule reports
            Format::CommonJs if module.es_syntax.is_some() => continue,
            Format::CommonJs => &module.requires,
            Format::EsModule => &module.imports,
        };
        for specifier in specifiers {
            let found = match nodejs::resolve(files, &path, specifier.text, format) {
                Target::Other => continue,
                Target::File(file) => {
                    // packages have files for other systems and versions
                    if seen.len() < MAX_FILES && !is_installed(&file) && seen.insert(file.clone()) {
                        queue.push(file);
                    }
                    continue;
                }
                Target::MissingFile(Some(other)) => {
                    let reason = format!("`import` needs the whole name of the file: write `{other}`");
                    (specifier.text.to_owned(), Some(reason))
                }
                Target::MissingFile(None) => {
                    (specifier.text.to_owned(), Some("pack the file, or correct the path".to_owned()))
                }
                Target::MissingPackage(name) => (name, None),
            };
            let (module, reason) = found;
            let is_known =
                missing.iter().any(|other| other.module == module && (reason.is_none() || other.file == path));
            if !is_known && missing.len() < MAX_FILES {
                let line = javascript::line(&text, specifier.offset);
                missing.push(Missing { module, file: path.clone(), line, reason });
            }
        }
    }
    missing.sort_by(|a, b| (folder(&a.file), &a.file, a.line).cmp(&(folder(&b.file), &b.file, b.line)));
    missing
}
