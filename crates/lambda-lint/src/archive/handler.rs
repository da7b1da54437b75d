//! Which files of a package would satisfy a handler, in the order in which the runtime clients look for them.

mod nodejs;
mod python;

pub(crate) use nodejs::hidden_by_folder;
pub(crate) use python::{hidden_by_module, namespace};

use crate::aws::handler as parts;
use crate::facts::{Family, Runtime};

/// A file, or a kind of file, that would satisfy a handler. The root of the package is where names begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// The file with this name.
    File(String),
    /// Any file whose name begins with `prefix` and ends with `suffix`, without another `/` between the two.
    Like {
        /// The beginning.
        prefix: String,
        /// The end.
        suffix: &'static str,
    },
}

impl Candidate {
    /// Whether a file with this name is meant.
    pub fn matches(&self, name: &[u8]) -> bool {
        match self {
            Self::File(file) => file.as_bytes() == name,
            Self::Like { prefix, suffix } => name
                .strip_prefix(prefix.as_bytes())
                .and_then(|rest| rest.strip_suffix(suffix.as_bytes()))
                .is_some_and(|between| !between.contains(&b'/')),
        }
    }
}

/// All files that would satisfy `handler`, the one that most people have first. Layers may hold them, too.
///
/// Empty when the handler does not have the form of its family: then it names no file. So it is for runtimes
/// of customers, whose publisher decides.
///
/// ```
/// use lambda_lint::archive::handler::{Candidate, candidates};
/// use lambda_lint::facts;
///
/// let files = candidates(facts::runtime("python3.14").unwrap(), "app.main.handler");
/// assert_eq!(files[0], Candidate::File("app/main.py".into()));
/// assert!(files.iter().any(|f| f.matches(b"app/main/__init__.py")));
/// ```
pub fn candidates(runtime: &Runtime, handler: &str) -> Vec<Candidate> {
    match runtime.family {
        Family::Nodejs => nodejs::candidates(handler, runtime.identifier),
        Family::Python => python::candidates(handler),
        Family::Ruby => ruby(handler),
        Family::Java => java(handler),
        Family::Dotnet => dotnet(handler),
        Family::Go => files(handler, &[""]),
        Family::Provided => files("bootstrap", &[""]),
        Family::Custom => Vec::new(),
    }
}

/// The stem with each of the endings; empty without a stem.
fn files(stem: &str, ends: &[&str]) -> Vec<Candidate> {
    let stem = stem.strip_prefix("./").unwrap_or(stem);
    if stem.is_empty() || stem.ends_with('/') {
        return Vec::new();
    }
    ends.iter().map(|end| Candidate::File(format!("{stem}{end}"))).collect()
}

/// `folder/file.method` or `folder/file.Class.method`: `require` of the file with the package first in `$LOAD_PATH`.
fn ruby(handler: &str) -> Vec<Candidate> {
    match handler.split_once('.') {
        Some((file, _)) => files(file, &[".rb", ".so"]),
        None => Vec::new(),
    }
}

/// `package.Class` or `package.Class::method`: the class itself, or a library that may hold it.
fn java(handler: &str) -> Vec<Candidate> {
    let (class, _) = parts::java(handler);
    let mut all = files(&class.replace('.', "/"), &[".class"]);
    if !all.is_empty() {
        all.push(Candidate::Like { prefix: "lib/".into(), suffix: ".jar" });
    }
    all
}

/// `Assembly::Namespace.Class::Method`, or `Assembly` alone. What is compiled ahead of time is a program of that name,
/// or `bootstrap`.
fn dotnet(handler: &str) -> Vec<Candidate> {
    let mut all = files(parts::dotnet(handler).0, &[".dll", ""]);
    if !all.is_empty() {
        all.extend(files("bootstrap", &[""]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts;

    #[track_caller]
    pub(super) fn check(runtime: &str, handler: &str, yes: &[&str], no: &[&str]) {
        let all = candidates(facts::runtime(runtime).unwrap(), handler);
        let found = |name: &str| all.iter().any(|candidate| candidate.matches(name.as_bytes()));
        assert_eq!(yes.iter().find(|name| !found(name)), None, "{handler} should be satisfied");
        assert_eq!(no.iter().find(|name| found(name)), None, "{handler} should not be satisfied");
        assert_eq!(all.is_empty(), yes.is_empty(), "{handler}");
        assert!(yes.is_empty() || all[0].matches(yes[0].as_bytes()), "{handler}: {:?}", all[0]);
    }

    #[test]
    fn others() {
        check("ruby3.4", "app/function.Main::Inner.process", &["app/function.rb"], &["function.rb"]);
        check("ruby3.4", "function", &[], &["function.rb"]);
        check("java21", "com.example.App::run", &["com/example/App.class", "lib/a.jar"], &["lib/x/a.jar", "a.jar"]);
        check("java21", "com.example.App$Inner", &["com/example/App$Inner.class"], &[]);
        check("java21", "::run", &[], &[".class", "lib/a.jar"]);
        check("dotnet8", "My.App::My.App.Function::Run", &["My.App.dll"], &["App.dll"]);
        check("dotnet8", "App", &["App.dll", "bootstrap"], &[]);
        check("go1.x", "main", &["main"], &["main.go"]);
        check("custom", "index.handler", &[], &["index.js", "bootstrap"]);
        check("provided.al2023", "anything", &["bootstrap"], &["anything", "x/bootstrap"]);
    }
}
