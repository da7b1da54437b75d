//! The parts of a handler that a runtime rejects.

use super::parts::{dotnet, java, position, python};
use crate::facts::Family;

/// The parts of a handler that a runtime rejects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Malformed<'h> {
    /// There is a file, but no function in it.
    NoFunction,
    /// A part before, between or after the separators is empty.
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
    /// A path of Windows.
    Backslash,
}

/// What the runtime cannot read, if anything. Silent wherever a layer or a tool may make it work.
pub(crate) fn malformed(family: Family, handler: &str) -> Option<Malformed<'_>> {
    // PHP has backslashes in the names of classes, and comes with a runtime of its own
    let is_free = matches!(family, Family::Go | Family::Provided | Family::Custom);
    match family {
        Family::Nodejs | Family::Python | Family::Ruby if is_plain(handler) => None,
        _ if !is_free && handler.contains('\\') => Some(Malformed::Backslash),
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
pub(super) fn is_plain(handler: &str) -> bool {
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
/// `/opt` and `/mnt` as they are, but Python makes a name of the path, which must not start with a dot or a slash. Some
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
    // Paths that start with `/opt/` were accepted above.
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
}
