//! The handler of a request, with the runtime that reads it.

mod modules;

use super::{Request, features, layer};
use crate::facts::Family;
use crate::model::table::Member;

pub(crate) use crate::aws::handler::{Form, Malformed, extension, form, is_usual, malformed, other_family};
#[cfg(feature = "package")]
pub(crate) use crate::aws::handler::{dotnet, java, nodejs, python};
pub(crate) use modules::{builtin_module, preinstalled_module};

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

/// Like the above, only for handlers in an unusual format, which is seen in one pass
/// for all the rules that ask.
#[inline]
pub(crate) fn unusual<'r>(request: &Request<'r>) -> Option<(Family, &'r str)> {
    request.unusual_handler(|| of(request).filter(|&(family, handler)| !is_usual(family, handler)))
}
