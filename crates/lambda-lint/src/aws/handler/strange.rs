//! Handlers that are written for something else: with the ending of a file, or in the form of another language.

use super::parts::{dotnet, java, nodejs, position, python};
use crate::facts::Family;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
