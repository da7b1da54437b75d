//! Handlers: how each runtime takes one apart, and what it cannot read. The service looks at none of this; a handler that
//! is wrong fails when the function first starts.
//!
//! Pairs of characters are looked for by bytes, because searching a `str` for a `str` brings a general algorithm along,
//! 3 KB of WebAssembly.

use crate::bytes;
use crate::facts::Family;
use crate::request::Request;
use crate::shape::table::Member;
use crate::values::features;

/// The handler of a function from a .zip package, and the family of its runtime, if both are known.
#[inline]
pub(crate) fn of<'r>(request: &Request<'r>) -> Option<(Family, &'r str)> {
    let handler = request.text(Member::Handler)?;
    // where the runtime itself is refused, its successor may be of another language
    Some((features::deciding_runtime(request)?.family, handler))
}

/// The same, where something may be wrong with the form: not for what nearly everybody writes, which is seen in one pass
/// for all the rules that ask.
#[inline]
pub(crate) fn unusual<'r>(request: &Request<'r>) -> Option<(Family, &'r str)> {
    request.unusual_handler(|| of(request).filter(|&(family, handler)| !is_usual(family, handler)))
}

/// Whether nothing can be wrong with the form: `folder/file.function` of plain words, with a function whose name is
/// longer than any ending of a file.
fn is_usual(family: Family, handler: &str) -> bool {
    const LONGEST_ENDING: usize = 5;
    matches!(family, Family::Nodejs | Family::Python | Family::Ruby)
        && is_plain(handler)
        && !handler.as_bytes().iter().rev().take(LONGEST_ENDING + 1).any(|&byte| byte == b'.')
}

/// How a handler is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// What people call the language.
    pub(crate) language: &'static str,
    /// The parts, ready for a message.
    pub(crate) parts: &'static str,
    /// A handler.
    pub(crate) example: &'static str,
}

/// How a handler is written for the runtimes of a family; `None` if they do not care, or if nobody knows.
pub(crate) fn form(family: Family) -> Option<Form> {
    let (language, parts, example) = match family {
        Family::Nodejs => ("Node.js", "`FILE.EXPORT`", "index.handler"),
        Family::Python => ("Python", "`MODULE.FUNCTION`", "lambda_function.lambda_handler"),
        Family::Ruby => ("Ruby", "`FILE.METHOD` or `FILE.CLASS.METHOD`", "function.handler"),
        Family::Java => ("Java", "`PACKAGE.CLASS::METHOD` or `PACKAGE.CLASS`", "example.Orders::handleRequest"),
        Family::Dotnet => {
            (".NET", "`ASSEMBLY::NAMESPACE.CLASS::METHOD` or `ASSEMBLY`", "Orders::Orders.Function::Handle")
        }
        Family::Go | Family::Provided | Family::Custom => return None,
    };
    Some(Form { language, parts, example })
}

/// File without its ending, and export: the last segment of the path is divided at its first dot.
pub(crate) fn nodejs(handler: &str) -> Option<(&str, &str)> {
    let segment = handler.rfind('/').map_or(0, |slash| slash + 1);
    let dot = segment + handler[segment..].find('.')?;
    Some((&handler[..dot], &handler[dot + 1..]))
}

/// Module and function: divided at the last dot. In the module `/` counts as a dot.
pub(crate) fn python(handler: &str) -> Option<(&str, &str)> {
    handler.rsplit_once('.')
}

/// Class and method of Java: divided at the last `::`, which need not be there.
pub(crate) fn java(handler: &str) -> (&str, Option<&str>) {
    let at = handler.as_bytes().windows(2).rposition(|pair| pair == b"::");
    at.map_or((handler, None), |at| (&handler[..at], Some(&handler[at + 2..])))
}

/// Assembly of .NET, and what stands behind the first `::`, which need not be there.
pub(crate) fn dotnet(handler: &str) -> (&str, Option<&str>) {
    let at = position(handler, b"::");
    at.map_or((handler, None), |at| (&handler[..at], Some(&handler[at + 2..])))
}

fn position(text: &str, pair: &[u8; 2]) -> Option<usize> {
    text.as_bytes().windows(2).position(|two| two == pair)
}

/// What a runtime cannot read in a handler.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malformed<'h> {
    /// There is a file, but no function in it.
    NoFunction,
    /// Nothing stands before, between or behind the separators.
    EmptyPart,
    /// `..` as a folder.
    ParentFolder,
    /// A path that does not begin in the package.
    OutsidePackage,
    /// The function has a name that no function can have.
    NotAName(&'h str),
    /// There are more or fewer parts than the form has.
    Parts(usize),
    /// A character that separates nothing here.
    Separator(char),
}

/// What the runtime cannot read, if anything. Silent wherever a layer or a tool may make it work.
pub(crate) fn malformed(family: Family, handler: &str) -> Option<Malformed<'_>> {
    match family {
        Family::Nodejs | Family::Python | Family::Ruby if is_plain(handler) => None,
        Family::Nodejs | Family::Python | Family::Ruby => {
            let name = &handler[handler.rfind('/').map_or(0, |slash| slash + 1)..];
            if handler.split('/').any(|segment| segment == "..") {
                Some(Malformed::ParentFolder)
            } else if !name.contains('.') {
                Some(Malformed::NoFunction)
            } else if name.split('.').any(str::is_empty) {
                Some(Malformed::EmptyPart)
            } else if is_outside(family, handler) {
                Some(Malformed::OutsidePackage)
            } else {
                match family {
                    Family::Nodejs => position(handler, b"..").map(|_| Malformed::EmptyPart),
                    Family::Python => malformed_python(handler),
                    _ => Some(handler.split('.').count()).filter(|&parts| parts > 3).map(Malformed::Parts),
                }
            }
        }
        Family::Java => malformed_java(handler),
        Family::Dotnet => malformed_dotnet(handler),
        Family::Go | Family::Provided | Family::Custom => None,
    }
}

/// The form that nearly all handlers have, seen in one pass: `folder/file.function`, of plain words.
fn is_plain(handler: &str) -> bool {
    let (mut has_dot, mut in_word) = (false, false);
    for byte in handler.bytes() {
        match byte {
            b'.' | b'/' if in_word && !has_dot => (has_dot, in_word) = (byte == b'.', false),
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => in_word = true,
            b'0'..=b'9' if in_word => {}
            _ => return false,
        }
    }
    has_dot && in_word
}

/// Whether a path begins elsewhere than in the package, in a layer or in a file system: the runtimes take `/var/task`,
/// `/opt` and `/mnt` as they are, but Python makes a name of the path, which cannot begin with a dot or a slash. Some
/// tools put `/opt/python/…` in all the same, and are left alone.
fn is_outside(family: Family, handler: &str) -> bool {
    let is_relative = handler.starts_with("./");
    let is_absolute = handler.starts_with('/');
    match family {
        Family::Python => (is_relative || is_absolute) && !handler.starts_with("/opt/"),
        // Ruby divides at every dot, Node.js at those of the last segment.
        Family::Ruby if is_relative => true,
        _ => is_absolute && !["/var/", "/opt/", "/mnt/"].iter().any(|root| handler.starts_with(root)),
    }
}

fn malformed_python(handler: &str) -> Option<Malformed<'_>> {
    let (module, function) = python(handler)?;
    // What begins with `/opt/` was let through above.
    let module = module.strip_prefix('/').unwrap_or(module);
    if module.split(['.', '/']).any(str::is_empty) {
        return Some(Malformed::EmptyPart);
    }
    let is_name = !function.starts_with(|c: char| c.is_ascii_digit()) && function.chars().all(is_word);
    (!is_name).then_some(Malformed::NotAName(function))
}

/// Beyond ASCII anything may be a letter: to know would take tables of Unicode, and no handler there is wrong by mistake.
fn is_word(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || !c.is_ascii()
}

fn malformed_java(handler: &str) -> Option<Malformed<'_>> {
    let (class, method) = java(handler);
    if method == Some("") || class.split('.').any(str::is_empty) {
        return Some(Malformed::EmptyPart);
    }
    handler_separator(class, &['/', '#', ':']).or_else(|| handler_separator(method?, &['/', '#', ':', '.']))
}

fn handler_separator<'h>(text: &str, separators: &[char]) -> Option<Malformed<'h>> {
    text.chars().find(|c| separators.contains(c)).map(Malformed::Separator)
}

fn malformed_dotnet(handler: &str) -> Option<Malformed<'_>> {
    let (assembly, Some(rest)) = dotnet(handler) else { return handler_separator(handler, &[':']) };
    let (class, Some(method)) = dotnet(rest) else { return Some(Malformed::Parts(2)) };
    if assembly.is_empty() || method.is_empty() || class.split('.').any(str::is_empty) {
        return Some(Malformed::EmptyPart);
    }
    position(method, b"::").map(|_| Malformed::Parts(4))
}

/// The ending of a file in a handler that takes the name without it, such as `py`.
pub(crate) fn extension(family: Family, handler: &str) -> Option<&'static str> {
    const NODEJS: &[&str] = &["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"];
    const JAVA: &[&str] = &["java", "class", "jar", "kt"];
    let one_of = |endings: &[&'static str], word: &str| endings.iter().copied().find(|ending| *ending == word);
    match family {
        Family::Nodejs => one_of(NODEJS, nodejs(handler)?.1.split('.').next()?),
        Family::Python => {
            let (module, function) = python(handler)?;
            (function == "py" || module.ends_with(".py")).then_some("py")
        }
        // The file ends at the first dot, so its ending has become the class or the method.
        Family::Ruby => one_of(&["rb"], handler.split('.').nth(1)?),
        Family::Java => one_of(JAVA, java(handler).0.rsplit_once('.')?.1),
        // A bare assembly may have its ending.
        Family::Dotnet => match dotnet(handler) {
            (assembly, Some(_)) if assembly.ends_with(".dll") => Some("dll"),
            _ => None,
        },
        Family::Go | Family::Provided | Family::Custom => None,
    }
}

/// The family whose form a handler has although the runtime is of another.
pub(crate) fn other_family(family: Family, handler: &str) -> Option<Family> {
    let with_colons = || match dotnet(handler).1.map(dotnet) {
        None => None,
        Some((_, None)) => Some(Family::Java),
        Some((_, Some(_))) => Some(Family::Dotnet),
    };
    match family {
        Family::Nodejs | Family::Python | Family::Ruby if !handler.contains(':') => None,
        Family::Nodejs | Family::Python => with_colons(),
        // A class of Ruby may be in another: `function.Orders::Handler.process`.
        Family::Ruby => {
            let (file, rest) = handler.split_once('.').unwrap_or((handler, ""));
            let method = rest.rsplit_once('.').map_or(rest, |(_, method)| method);
            position(file, b"::").or_else(|| position(method, b"::")).and_then(|_| with_colons())
        }
        Family::Java | Family::Dotnet => match handler {
            "index.handler" => Some(Family::Nodejs),
            "lambda_function.lambda_handler" => Some(Family::Python),
            _ if family == Family::Java => with_colons().filter(|form| *form == Family::Dotnet),
            _ => None,
        },
        Family::Go | Family::Provided | Family::Custom => None,
    }
}

/// Modules that are compiled into every CPython, sorted. A file of such a name is never read.
static BUILTIN: &[&str] = &[
    "_abc",
    "_ast",
    "_codecs",
    "_collections",
    "_functools",
    "_imp",
    "_io",
    "_locale",
    "_operator",
    "_signal",
    "_sre",
    "_stat",
    "_string",
    "_symtable",
    "_thread",
    "_tracemalloc",
    "_warnings",
    "_weakref",
    "atexit",
    "builtins",
    "errno",
    "faulthandler",
    "gc",
    "itertools",
    "marshal",
    "posix",
    "pwd",
    "sys",
    "time",
];

/// Modules of the standard library and of the runtime that people like to call their own files by, sorted.
static PREINSTALLED: &[&str] = &[
    "boto3",
    "botocore",
    "calendar",
    "code",
    "datetime",
    "email",
    "html",
    "http",
    "io",
    "json",
    "logging",
    "platform",
    "queue",
    "random",
    "re",
    "secrets",
    "signal",
    "statistics",
    "string",
    "token",
    "types",
    "urllib",
    "uuid",
];

/// The first segment of a Python handler's module, if that is a module of the interpreter itself.
pub(crate) fn builtin_module(handler: &str) -> Option<&str> {
    first_segment(handler).filter(|module| BUILTIN.binary_search(module).is_ok())
}

/// The first segment of a Python handler's module, if the runtime brings another module of that name.
pub(crate) fn preinstalled_module(handler: &str) -> Option<&str> {
    first_segment(handler).filter(|module| PREINSTALLED.binary_search(module).is_ok())
}

fn first_segment(handler: &str) -> Option<&str> {
    let end = handler.bytes().position(|byte| matches!(byte, b'.' | b'/'))?;
    // there has to be a dot, of which the last one ends the module
    bytes::has(&handler[end..], b'.').then(|| &handler[..end])
}

#[cfg(test)]
mod tests {
    use super::*;
    use Malformed::{EmptyPart, NoFunction, NotAName, OutsidePackage, ParentFolder, Parts, Separator};

    #[track_caller]
    fn check(family: Family, fine: &[&str], faulty: &[(&str, Malformed<'_>)]) {
        for handler in fine {
            assert_eq!(malformed(family, handler), None, "{handler}");
        }
        for (handler, fault) in faulty {
            assert_eq!(malformed(family, handler), Some(*fault), "{handler}");
        }
    }

    #[test]
    fn nodejs_forms() {
        check(
            Family::Nodejs,
            &[
                "index.handler",
                "src/index.api.get",
                "./dist/index.handler",
                "a.b/index.handler",
                "app-v2.default",
                "/opt/nodejs/node_modules/datadog-lambda-js/handler.handler",
                "/var/task/index.handler",
                "日本.本",
            ],
            &[
                ("index", NoFunction),
                ("a.b/index", NoFunction),
                ("index.", EmptyPart),
                (".handler", EmptyPart),
                ("index..handler", EmptyPart),
                ("a..b/index.handler", EmptyPart),
                ("../index.handler", ParentFolder),
                ("src/../index.handler", ParentFolder),
                ("/index.handler", OutsidePackage),
            ],
        );
    }

    #[test]
    fn python_forms() {
        check(
            Family::Python,
            &[
                "lambda_function.lambda_handler",
                "my-app.main.handler",
                "src/app.handler",
                "a.b/c.handler",
                "é.ö",
                "/opt/python/lumigo_tracer._handler",
            ],
            &[
                ("handler", NoFunction),
                ("a.b/handler", NoFunction),
                ("app.", EmptyPart),
                (".handler", EmptyPart),
                ("a..b", EmptyPart),
                ("src//app.handler", EmptyPart),
                ("../app.handler", ParentFolder),
                ("./app.handler", OutsidePackage),
                ("/var/task/app.handler", OutsidePackage),
                ("app.my-handler", NotAName("my-handler")),
                ("app.handler()", NotAName("handler()")),
                ("app.2nd", NotAName("2nd")),
            ],
        );
    }

    #[test]
    fn ruby_forms() {
        check(
            Family::Ruby,
            &["function.handler", "lib/function.Orders.process", "function.Orders::Api.process", "/opt/ruby/x.y"],
            &[
                ("function", NoFunction),
                ("function.", EmptyPart),
                ("function..handler", EmptyPart),
                ("./function.handler", OutsidePackage),
                ("a.b.c.d", Parts(4)),
                ("../function.handler", ParentFolder),
            ],
        );
    }

    #[test]
    fn java_and_dotnet_forms() {
        check(
            Family::Java,
            &["example.Handler::handleRequest", "example.Handler", "Handler", "a.Outer$Inner::run"],
            &[
                ("example.Handler::", EmptyPart),
                ("::run", EmptyPart),
                ("example..Handler", EmptyPart),
                ("example/Handler::run", Separator('/')),
                ("example.Handler#run", Separator('#')),
                ("example.Handler:run", Separator(':')),
                ("a::b::c", Separator(':')),
            ],
        );
        check(
            Family::Dotnet,
            &["Orders::Orders.Function::Handle", "Orders", "Orders.Api", "Orders.dll", "A::B.C+D::E"],
            &[
                ("Orders::Handle", Parts(2)),
                ("A::B::C::D", Parts(4)),
                ("A::::C", EmptyPart),
                ("::B::C", EmptyPart),
                ("A::B::", EmptyPart),
                ("A::.B::C", EmptyPart),
                ("Orders:Orders.Function:Handle", Separator(':')),
            ],
        );
        check(Family::Provided, &["", "..", "anything::at/all"], &[]);
    }

    #[test]
    fn plain_handlers() {
        for plain in ["index.handler", "a/b_2/c.d", "_x.Y9"] {
            assert!(is_plain(plain), "{plain}");
        }
        for other in
            ["", "index", "index.", ".x", "a//b.c", "a/.c", "a.b.c", "a.b/c", "/a.b", "a.2", "a-b.c", "ä.b", "a::b.c"]
        {
            assert!(!is_plain(other), "{other}");
        }
    }

    #[test]
    fn extensions() {
        let cases = [
            (Family::Nodejs, "index.js.handler", Some("js")),
            (Family::Nodejs, "src/index.mts", Some("mts")),
            (Family::Nodejs, "index.handler.js", None),
            (Family::Nodejs, "index.json.handler", None),
            (Family::Python, "app.py.handler", Some("py")),
            (Family::Python, "app.py", Some("py")),
            (Family::Python, "src/py.handler", None),
            (Family::Python, "happy.handler", None),
            (Family::Ruby, "function.rb.handler", Some("rb")),
            (Family::Ruby, "function.handler", None),
            (Family::Java, "example.Handler.java::run", Some("java")),
            (Family::Java, "java.Handler::run", None),
            (Family::Dotnet, "Orders.dll::Orders.Function::Handle", Some("dll")),
            (Family::Dotnet, "Orders.dll", None),
            (Family::Provided, "main.go", None),
        ];
        for (family, handler, expected) in cases {
            assert_eq!(extension(family, handler), expected, "{handler}");
        }
    }

    #[test]
    fn forms_of_others() {
        let cases = [
            (Family::Nodejs, "example.Handler::run", Some(Family::Java)),
            (Family::Python, "A::B.C::D", Some(Family::Dotnet)),
            (Family::Nodejs, "lambda_function.lambda_handler", None),
            (Family::Ruby, "function.A::B.c", None),
            (Family::Ruby, "example.Handler::run", Some(Family::Java)),
            (Family::Ruby, "Handler::run", Some(Family::Java)),
            (Family::Java, "index.handler", Some(Family::Nodejs)),
            (Family::Java, "A::B.C::D", Some(Family::Dotnet)),
            (Family::Java, "echo.Handler", None),
            (Family::Dotnet, "lambda_function.lambda_handler", Some(Family::Python)),
            (Family::Dotnet, "A::B", None),
            (Family::Provided, "index.handler", None),
        ];
        for (family, handler, expected) in cases {
            assert_eq!(other_family(family, handler), expected, "{handler}");
        }
    }

    #[test]
    fn modules() {
        assert!(BUILTIN.is_sorted() && PREINSTALLED.is_sorted());
        assert!(BUILTIN.iter().all(|name| !PREINSTALLED.contains(name)));
        assert_eq!(builtin_module("time.handler"), Some("time"));
        assert_eq!(builtin_module("sys/app.handler"), Some("sys"));
        assert_eq!(builtin_module("src.time.handler"), None);
        assert_eq!(builtin_module("time"), None);
        assert_eq!(preinstalled_module("email.handler"), Some("email"));
        assert_eq!(preinstalled_module("emails.handler"), None);
    }
}
