//! The file that a runtime loads for a handler.

use super::{Files, folder, java, python};
use crate::Request;
use crate::facts::Family;
use crate::inspect::javascript::{self, Exported};
use crate::request::handler as parts;
use crate::request::package;

/// The source of a handler.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Source<'h> {
    /// The file.
    pub(crate) path: String,
    /// The name in the file that the runtime asks for; of Node.js the first of several.
    pub(crate) function: &'h str,
    /// The class that the function is a part of.
    pub(crate) class: Option<&'h str>,
}

/// The source file that the runtime loads for the handler, if the package alone decides which one that is.
pub(crate) fn source<'h>(request: &Request<'h>, files: &Files<'_>) -> Option<Source<'h>> {
    let handler = package::readable_handler(request)?;
    match files.family {
        Family::Python => {
            let (module, function) = parts::python(handler)?;
            let path = python_source(files, module)?;
            Some(Source { path, function, class: None })
        }
        Family::Nodejs => {
            let (stem, exports) = parts::nodejs(handler)?;
            let function = exports.split('.').next().unwrap_or_default();
            Some(Source { path: nodejs_source(files, stem)?, function, class: None })
        }
        Family::Ruby => {
            let mut names = handler.splitn(3, '.');
            let (file, first, second) = (names.next()?, names.next()?, names.next());
            let path = format!("{}.rb", relative(file)?);
            files.get(&path)?;
            Some(match second {
                Some(function) => Source { path, function, class: Some(first) },
                None => Source { path, function: first, class: None },
            })
        }
        _ => None,
    }
}

/// The path of a file in the package.
fn relative(path: &str) -> Option<&str> {
    let path = path.strip_prefix("/var/task/").unwrap_or(path);
    let path = path.strip_prefix("./").unwrap_or(path);
    let is_plain =
        !path.is_empty() && !path.starts_with('/') && !path.split('/').any(|part| matches!(part, "" | "." | ".."));
    is_plain.then_some(path)
}

/// Every package on the way has to be one that is loaded from source, or a folder.
fn python_source(files: &Files<'_>, module: &str) -> Option<String> {
    let module = module.replace('/', ".");
    let mut names: Vec<&str> = module.split('.').collect();
    let last = names.pop().filter(|last| !last.is_empty())?;
    let mut at = String::new();
    for name in names {
        match python::find(files, &at, name) {
            python::Found::Package(_) | python::Found::Namespace => at = super::join(&at, name),
            _ => return None,
        }
    }
    match python::find(files, &at, last) {
        python::Found::Module(path) | python::Found::Package(path) => Some(path),
        _ => None,
    }
}

/// The first of the files that the runtime tries. A folder or a file without an extension comes before them all.
fn nodejs_source(files: &Files<'_>, stem: &str) -> Option<String> {
    let stem = relative(stem)?;
    if files.get(stem).is_some() {
        return None;
    }
    let file = |end: &str| Some(format!("{stem}{end}")).filter(|name| files.get(name).is_some());
    if files.has_folder(stem) {
        let others = [".js", ".json", ".node", "/package.json"];
        return file("/index.js").filter(|_| !others.iter().any(|end| file(end).is_some()));
    }
    let (js, mjs) = (file(".js"), file(".mjs"));
    match js {
        Some(js) => Some(js),
        None => mjs.or_else(|| file(".cjs")),
    }
}

/// The value that a JavaScript file exports for the handler, if that is certain.
pub(crate) fn exported<'h>(request: &Request<'h>, files: &Files<'_>) -> Option<(Source<'h>, Exported)> {
    let (_, exports) = parts::nodejs(package::readable_handler(request)?)?;
    let source = source(request, files).filter(|_| files.family == Family::Nodejs && !exports.contains('.'))?;
    let text = files.text(&source.path)?;
    let module = javascript::scan(&text)?;
    // another rule reports a file that mixes the two formats
    if module.es_syntax.is_some() && module.commonjs_syntax.is_some() {
        return None;
    }
    let exported = javascript::exported(&text, source.function)?;
    Some((source, exported))
}

/// The class file of a Java handler: in the package, or in a library of `lib/`.
pub(crate) enum Class {
    /// Its content.
    Found(Vec<u8>),
    /// It is in none of the archives, all of which could be read.
    Missing,
    /// It is unclear whether there is one.
    Unknown,
}

/// Looks for the class of a Java handler.
pub(crate) fn java_class(files: &Files<'_>, class: &str) -> Class {
    let name = format!("{}.class", class.replace('.', "/"));
    if let Some(entry) = files.get(&name) {
        return files.read(&entry, java::MAX_CLASS).map_or(Class::Unknown, Class::Found);
    }
    let mut found = None;
    let all_read = java::libraries(files, &mut |_, library| {
        let entry = library.entries().find(|entry| entry.name == name.as_bytes());
        found = entry.and_then(|entry| library.read(&entry, java::MAX_CLASS).ok());
        entry.is_some()
    });
    match found {
        Some(bytes) => Class::Found(bytes),
        None if all_read => Class::Missing,
        None => Class::Unknown,
    }
}

/// Whether a path lies in a folder of installed packages.
pub(crate) fn is_installed(path: &str) -> bool {
    folder(path).split('/').any(|part| part == "node_modules")
}
