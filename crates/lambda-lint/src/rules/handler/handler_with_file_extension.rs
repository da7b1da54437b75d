use crate::request::handler::{self, Form};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `Handler` contains a file extension.
    ///
    /// The runtime adds the extension itself. It reads the text after the dot as the name of a function or module, and does
    /// not find it.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((family, handler)) = handler::unusual(request) else { return };
    let Some(extension) = handler::extension(family, handler) else { return };
    let Some(Form { language, parts, example }) = handler::form(family) else { return };
    let found = out.report(
        Member::Handler,
        msg!(
            "{value} contains the file extension {extension}",
            value = Text(handler),
            extension = Name(format!(".{extension}"))
        ),
    );
    match without(handler, extension) {
        Some(better) => {
            let edit = Edit::Replace(Member::Handler.into(), crate::path::quoted(&better));
            found
                .help(msg!("use {expected}", expected = Text(&better)))
                .unsafe_fix(msg!("remove {extension}", extension = Name(format!(".{extension}"))), vec![edit]);
        }
        None => {
            found.help(msg!(
                "use the form {form} for {language}, such as {example}",
                form = Word(parts),
                language = Word(language),
                example = Name(example)
            ));
        }
    }
}

/// The handler without the extension, if it still names a function.
fn without(handler: &str, extension: &str) -> Option<String> {
    let dots = handler.match_indices('.');
    let mut behind = dots.map(|(dot, _)| (dot, &handler[dot + 1..])).filter_map(|(dot, rest)| {
        let rest = rest.strip_prefix(extension)?;
        rest.starts_with(['.', ':']).then(|| format!("{}{rest}", &handler[..dot]))
    });
    behind.next()
}
