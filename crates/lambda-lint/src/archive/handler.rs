//! Which files of a package would satisfy a handler.

use crate::facts::{Family, Runtime};
use crate::values::handler as parts;

/// The first version of Node.js whose runtime runs TypeScript as it is.
const TYPESCRIPT_SINCE: u32 = 24;

/// The version of Node.js that a runtime has: 24 for `nodejs24.x`.
fn node_version(identifier: &str) -> u32 {
    let digits = identifier.bytes().skip_while(|b| !b.is_ascii_digit()).take_while(u8::is_ascii_digit);
    digits.fold(0, |version, digit| version * 10 + u32::from(digit - b'0'))
}

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
/// Empty when the handler does not have the form of its family: then there is no file to speak of. So it is for runtimes
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
        Family::Nodejs => nodejs(handler, node_version(runtime.identifier) >= TYPESCRIPT_SINCE),
        Family::Python => python(handler),
        Family::Ruby => ruby(handler),
        Family::Java => java(handler),
        Family::Dotnet => dotnet(handler),
        Family::Go => files(handler, &[""]),
        Family::Provided => files("bootstrap", &[""]),
        Family::Custom => Vec::new(),
    }
}

/// The stem with each of the ends; nothing when there is no stem.
fn files(stem: &str, ends: &[&str]) -> Vec<Candidate> {
    let stem = stem.strip_prefix("./").unwrap_or(stem);
    if stem.is_empty() || stem.ends_with('/') {
        return Vec::new();
    }
    ends.iter().map(|end| Candidate::File(format!("{stem}{end}"))).collect()
}

/// `folder/file.export.in.it`: the last segment is divided at its first dot.
fn nodejs(handler: &str, typescript: bool) -> Vec<Candidate> {
    let Some((stem, _)) = parts::nodejs(handler) else { return Vec::new() };
    if handler.as_bytes().windows(2).any(|pair| pair == b"..") {
        return Vec::new();
    }
    let mut all = files(stem, &[".js", ".mjs", ".cjs"]);
    if typescript {
        all.extend(files(stem, &[".ts", ".mts", ".cts"]));
    }
    // What module resolution finds when there is no such file.
    all.extend(files(stem, &["", ".json", ".node", "/index.js", "/package.json"]));
    all.extend(files(&format!("node_modules/{stem}"), &[".js", ".cjs", "/package.json", "/index.js"]));
    all
}

/// `package.module.function`, or with `/` between packages: divided at the last dot.
fn python(handler: &str) -> Vec<Candidate> {
    let Some((module, _)) = parts::python(handler) else { return Vec::new() };
    let stem = module.replace('.', "/");
    if stem.split('/').any(str::is_empty) {
        return Vec::new();
    }
    let mut all = files(&stem, &[".py", "/__init__.py", ".pyc", "/__init__.pyc"]);
    // Compiled modules: `name.so`, `name.abi3.so`, `name.cpython-313-x86_64-linux-gnu.so`.
    all.push(Candidate::Like { prefix: format!("{stem}."), suffix: "so" });
    all
}

/// `folder/file.method` or `folder/file.Class.method`.
fn ruby(handler: &str) -> Vec<Candidate> {
    match handler.split_once('.') {
        Some((file, _)) => files(file, &[".rb"]),
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
    fn check(runtime: &str, handler: &str, yes: &[&str], no: &[&str]) {
        let all = candidates(facts::runtime(runtime).unwrap(), handler);
        let found = |name: &str| all.iter().any(|candidate| candidate.matches(name.as_bytes()));
        assert_eq!(yes.iter().find(|name| !found(name)), None, "{handler} should be satisfied");
        assert_eq!(no.iter().find(|name| found(name)), None, "{handler} should not be satisfied");
        assert_eq!(all.is_empty(), yes.is_empty(), "{handler}");
        assert!(yes.is_empty() || all[0].matches(yes[0].as_bytes()), "{handler}: {:?}", all[0]);
    }

    #[test]
    fn versions_of_node() {
        for (identifier, version) in [("nodejs22.x", 22), ("nodejs8.10", 8), ("nodejs", 0)] {
            assert_eq!(node_version(identifier), version);
        }
    }

    #[test]
    fn nodejs() {
        let (old, new) = ("nodejs22.x", "nodejs24.x");
        check(old, "index.handler", &["index.js", "index.mjs", "index.cjs", "index"], &["index.ts", "src/index.js"]);
        check(new, "index.handler", &["index.js", "index.ts", "index.mts", "index.cts"], &["index.tsx"]);
        check(old, "src/index.api.get", &["src/index.js", "node_modules/src/index.js"], &["src/index.api.js"]);
        check(old, "api.get", &["api.js", "api/index.js", "api/package.json"], &["api/other.js"]);
        check(old, "a.b/index.handler", &["a.b/index.js"], &["a.js"]);
        check(old, "./index.handler", &["index.js"], &[]);
        check(old, "pkg.handler", &["pkg.js", "node_modules/pkg/package.json"], &["node_modules/pkg/lib/package.json"]);
        for malformed in ["index", "", ".handler", "src/.handler", "../index.handler", "src/index"] {
            check(old, malformed, &[], &["index.js", ".js"]);
        }
    }

    #[test]
    fn python() {
        let module =
            ["lambda_function.py", "lambda_function/__init__.py", "lambda_function.cpython-313-x86_64-linux-gnu.so"];
        check("python3.14", "lambda_function.lambda_handler", &module, &["lambda_function.txt", "lambda_function"]);
        check("python3.14", "a.b.c", &["a/b.py", "a/b/__init__.py", "a/b.so"], &["a.py", "a/b/c.py", "a/b.x/y.so"]);
        check("python3.14", "a/b.c", &["a/b.py"], &["b.py"]);
        for malformed in ["handler", "", ".handler", "a..b", "/a.b"] {
            check("python3.14", malformed, &[], &[".py", "a.py"]);
        }
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
