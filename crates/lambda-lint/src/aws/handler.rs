//! Handlers: how each runtime takes one apart, and what it cannot read. The service looks at none of this; a handler that
//! is wrong fails when the function first starts.

mod malformed;
mod parts;
mod strange;

use crate::facts::Family;
use malformed::is_plain;

pub(crate) use malformed::{Malformed, malformed};
pub(crate) use parts::{dotnet, java, nodejs, python};
pub(crate) use strange::{extension, other_family};

/// Whether nothing can be wrong with the form: `folder/file.function` of plain words, with a function whose name is
/// longer than any ending of a file.
pub(crate) fn is_usual(family: Family, handler: &str) -> bool {
    const MAX_ENDING: usize = 5;
    matches!(family, Family::Nodejs | Family::Python | Family::Ruby)
        && is_plain(handler)
        && !handler.as_bytes().iter().rev().take(MAX_ENDING + 1).any(|&byte| byte == b'.')
}

/// A handler format.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Form {
    /// The language's common name.
    pub(crate) language: &'static str,
    /// The parts, ready for a message.
    pub(crate) parts: &'static str,
    /// A handler.
    pub(crate) example: &'static str,
}

/// How a handler is written for the runtimes of a family; `None` if the form is free or unknown.
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
