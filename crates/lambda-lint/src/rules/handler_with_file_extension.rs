use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::handler::{self, Form};
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `Handler` has the extension of a file in it.
    ///
    /// The runtime adds the extension itself. It takes what stands behind the dot as the name of a function or of a module,
    /// which it then does not find.
    HandlerWithFileExtension = "handler-with-file-extension", Warning,
    requires: [Handler],
    covers: ["handler-extension"],
    evidence: [
        Documentation "2026-11-22" "source of the runtime clients" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
    ],
    pass: [
        r#"{"Handler": "index.handler.js"}"#,
        r#"{"Runtime": "python3.14", "Handler": "happy.handler"}"#,
        r#"{"Runtime": "dotnet10", "Handler": "Orders.dll"}"#,
    ],
    fail: [
        r#"{"Handler": "index.mjs.handler"}"# => "/Handler",
        r#"{"Handler": "src/index.js"}"# => "/Handler",
        r#"{"Runtime": "python3.14", "Handler": "lambda_function.py"}"# => "/Handler",
        r#"{"Runtime": "java25", "Handler": "example.Handler.java::handleRequest"}"# => "/Handler",
        r#"{"Runtime": "dotnet10", "Handler": "Orders.dll::Orders.Function::Handle"}"# => "/Handler",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((family, handler)) = handler::unusual(request) else { return };
    let Some(extension) = handler::extension(family, handler) else { return };
    let Some(Form { language, parts, example }) = handler::form(family) else { return };
    let message = format!("`{}` has the extension `.{extension}` in it", shorten(handler));
    let draft = out.at(Member::Handler, message);
    draft.param("extension", extension);
    match without(handler, extension) {
        Some(better) => {
            let edit = Edit::Replace(Member::Handler.into(), crate::path::quoted(&better));
            draft
                .help(format!("write `{}`", shorten(&better)))
                .unsafe_fix(format!("remove `.{extension}`"), vec![edit]);
        }
        None => {
            draft.help(format!("a handler of {language} is {parts}: write it like `{example}`"));
        }
    }
}

/// The handler without the extension, if a function is left.
fn without(handler: &str, extension: &str) -> Option<String> {
    let dots = handler.match_indices('.');
    let mut behind = dots.map(|(dot, _)| (dot, &handler[dot + 1..])).filter_map(|(dot, rest)| {
        let rest = rest.strip_prefix(extension)?;
        rest.starts_with(['.', ':']).then(|| format!("{}{rest}", &handler[..dot]))
    });
    behind.next()
}
