//! Handlers: how each runtime takes one apart, and what it cannot read. The service looks at none of this; a handler that
//! is wrong fails when the function first starts.

mod malformed;
mod modules;
mod parts;
mod strange;

use crate::facts::Family;
use crate::request::Request;
use crate::shape::table::Member;
use crate::values::{features, layer};
use malformed::is_plain;

pub(crate) use malformed::{Malformed, malformed};
pub(crate) use modules::{builtin_module, preinstalled_module};
pub(crate) use parts::{dotnet, java, nodejs, python};
pub(crate) use strange::{extension, other_family};

/// The handler of a function from a .zip package, and the family of its runtime, if both are known.
#[inline]
pub(crate) fn of<'r>(request: &Request<'r>) -> Option<(Family, &'r str)> {
    let handler = request.text(Member::Handler).filter(|_| !is_run_by_adapter(request))?;
    // where the runtime itself is refused, its successor may be of another language
    Some((features::deciding_runtime(request)?.family, handler))
}

/// Whether the Lambda Web Adapter runs the handler as a program of the package. Its wrapper is `/opt/bootstrap`.
pub(crate) fn is_run_by_adapter(request: &Request<'_>) -> bool {
    exec_wrapper(request) == Some("/opt/bootstrap")
}

/// The program of the package that the handler names, with the Lambda Web Adapter.
pub(crate) fn program<'r>(request: &Request<'r>) -> Option<&'r str> {
    let handler = request.text(Member::Handler)?;
    let has_layer = || layer::layers(request).any(|(_, layer)| layer.name.starts_with("LambdaAdapterLayer"));
    let is_program = is_run_by_adapter(request) || is_custom(request) && has_layer() && !has_bootstrap(request);
    is_program.then(|| handler.strip_prefix("./").unwrap_or(handler))
}

/// The script of the package that the handler names for a custom runtime: `run.sh`, or `function.sh` of `function.handler`.
pub(crate) fn script(request: &Request<'_>) -> Option<String> {
    let handler = request.text(Member::Handler).filter(|_| is_custom(request))?;
    let name = handler.strip_prefix("./").unwrap_or(handler);
    let index = request.archive_index()?;
    let stem = name.split('.').next().unwrap_or(name);
    [name.to_owned(), format!("{stem}.sh")]
        .into_iter()
        .find(|name| name.ends_with(".sh") && index.get(name.as_bytes()).is_some())
}

fn is_custom(request: &Request<'_>) -> bool {
    features::deciding_runtime(request).is_some_and(|runtime| runtime.family == Family::Provided)
}

fn has_bootstrap(request: &Request<'_>) -> bool {
    request.archive_index().is_some_and(|index| index.get(b"bootstrap").is_some())
}

/// The program that starts the runtime, if one is set.
pub(crate) fn exec_wrapper<'r>(request: &Request<'r>) -> Option<&'r str> {
    let mut variables = request.entries(Member::EnvironmentVariables);
    variables.find(|variable| variable.key() == Some("AWS_LAMBDA_EXEC_WRAPPER"))?.text()
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
