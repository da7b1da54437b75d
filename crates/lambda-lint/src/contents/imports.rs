//! The imports that surely run when a Python function starts, followed through the package.

use super::python::{self, Found};
use super::{Files, join};
use crate::Request;
use crate::facts::{Family, packages};
use crate::inspect::python as source;
use crate::inspect::python::Import;
use crate::request::handler as parts;
use crate::request::package;
use std::collections::BTreeSet;

/// How many files are followed.
pub(super) const MAX_FILES: usize = 512;

/// An import that finds nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Missing {
    pub(crate) module: String,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// The help, if it is not to package the module.
    pub(crate) reason: Option<String>,
    /// Where `module` is a name that a module should define: the file of that module.
    pub(crate) defined_in: Option<String>,
}

/// The missing imports of a Python function. None if any of its modules changes what imports find, or cannot be read.
pub(crate) fn python(request: &Request<'_>, files: &Files<'_>) -> Vec<Missing> {
    let (Some(version), Some(handler)) = (files.version(), package::readable_handler(request)) else {
        return Vec::new();
    };
    let Some((module, _)) = parts::python(handler) else { return Vec::new() };
    let (seen, followed) = (BTreeSet::new(), BTreeSet::new());
    let mut walk = PythonWalk { files, version, seen, followed, queue: Vec::new(), missing: Vec::new() };
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
    /// Imports that were followed already, by what they import.
    followed: BTreeSet<String>,
    /// Files to read, each with the package that it is in.
    queue: Vec<(String, Vec<String>)>,
    missing: Vec<Missing>,
}

/// The result of resolving a module name.
enum Loaded {
    /// All of it exists.
    All,
    /// What comes after is unknown, or loaded from elsewhere.
    Unknown,
    /// The number of leading parts that exist; the next one does not.
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
        // most modules import the same few
        if !self.followed.insert(format!("{} {}", names.join("."), import.names.join(" "))) {
            return;
        }
        match self.load(&names) {
            Loaded::Missing(at) => {
                let module = names[..=at].join(".");
                let reason = self.reason(&names, at, import.level > 0);
                self.report(module, path, import.line, reason);
            }
            Loaded::All => {
                for name in &import.names {
                    self.load_name(&names, name, path, import.line);
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
        self.push_missing(Missing { module, file: path.to_owned(), line, reason, defined_in: None });
    }

    fn push_missing(&mut self, missing: Missing) {
        // one module may be imported in many files
        let is_same = |other: &Missing| other.module == missing.module && other.defined_in == missing.defined_in;
        if self.missing.len() < MAX_FILES && !self.missing.iter().any(is_same) {
            self.missing.push(missing);
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

    /// Loads what `from module import name` imports: a name that the module defines, or a module of the package.
    fn load_name(&mut self, module: &[String], name: &str, path: &str, line: usize) {
        let source = match self.find_all(module) {
            Some(Found::Package(source) | Found::Module(source)) => Some(source),
            Some(Found::Namespace) => None,
            _ => return,
        };
        if let Some(source) = &source {
            let text = self.files.text(source);
            if text.as_deref().and_then(source::scan).is_none_or(|module| !module.lacks(name)) {
                return;
            }
        }
        let submodule: Vec<String> = module.iter().cloned().chain([name.to_owned()]).collect();
        let is_missing = match &source {
            Some(source) if !source.ends_with("__init__.py") => true,
            _ => matches!(self.load(&submodule), Loaded::Missing(_)),
        };
        // every module has names such as `__file__`
        if let (true, false, Some(source)) = (is_missing, name.starts_with("__"), source) {
            self.push_missing(Missing {
                module: name.to_owned(),
                file: path.to_owned(),
                line,
                reason: None,
                defined_in: Some(source),
            });
        }
    }

    /// What the last part of a module's name leads to, where all others are packages.
    fn find_all(&self, names: &[String]) -> Option<Found> {
        let (last, above) = names.split_last()?;
        Some(python::find(self.files, &above.join("/"), last))
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
