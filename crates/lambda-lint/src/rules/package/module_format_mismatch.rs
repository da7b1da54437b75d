use crate::contents::Files;
use crate::contents::handler;
use crate::contents::nodejs::{self, Format};
use crate::facts::Family;
use crate::inspect::javascript::{self, Module};
use crate::message::{Int, Message, Text};
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A JavaScript file uses the syntax of one module format, and Node.js loads it as the other.
    ///
    /// Node.js loads `.mjs` as an ES module and `.cjs` as CommonJS. For `.js`, `type` in the nearest `package.json` decides;
    /// without `"type": "module"` it is CommonJS, where `import` and `export` are syntax errors. ES modules have no `require`,
    /// `module` or `exports`. The rule reads the file of the handler. It is silent if `NODE_OPTIONS` may change this. Since
    /// `nodejs24.x`, Node.js can detect ES syntax itself.
    ModuleFormatMismatch = "module-format-mismatch", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-module-format"],
    evidence: [
        Documentation "2026-11-30" "ES modules, and experimental features that are off" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html",
        Judgement "2026-11-30" "how Node.js decides the format" "https://nodejs.org/api/packages.html#determining-module-system",
        Tools "2026-11-30" "source of the runtime client: `UserFunction`" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
    ],
    pass: [
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.mjs": "export const handler = async () => {};\n"}}
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "export const handler = async () => {};\n",
                    "package.json": "{\"type\": \"module\"}"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.js": "export const handler = async () => {};\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {"index.mjs": "const fs = require(\"fs\");\nexports.handler = async () => {};\n"}
            }
        }"# => "/Code/ZipFile",
    ],
}

/// The first major version of Node.js whose runtime may detect ES syntax by itself.
const DETECTS_SINCE: u16 = 24;
/// The first major version of Node.js whose runtime loads ES modules.
const MODULES_SINCE: u16 = 14;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Nodejs) else { return };
    let Some((version @ MODULES_SINCE.., _)) = files.version() else { return };
    if package::may_set(request, &["NODE_OPTIONS"]) {
        return;
    }
    let Some(source) = handler::source(request, &files) else { return };
    let Some((format, decided_by)) = nodejs::format(&files, &source.path) else { return };
    let Some(text) = files.text(&source.path) else { return };
    let Some(module) = javascript::scan(&text) else { return };
    let Some((message, help)) = fault(&module, &text, &source.path, version, format, decided_by.as_deref()) else {
        return;
    };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Handler, "the file is named here");
}

fn fault(
    module: &Module<'_>,
    text: &str,
    path: &str,
    version: u16,
    format: Format,
    decided_by: Option<&str>,
) -> Option<(Message, Message)> {
    let file = Text(path);
    let line = |syntax: javascript::Found<'_>| Int(javascript::line(text, syntax.offset));
    match (format, module.es_syntax, module.commonjs_syntax) {
        (Format::CommonJs, Some(syntax), _) if version < DETECTS_SINCE => {
            let message = msg!(
                "{file} uses {syntax} on line {line}, but Node.js loads it as CommonJS",
                file = file,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            let help = match (path.ends_with(".cjs"), decided_by) {
                (true, _) => "rename it to `.mjs`".into(),
                (false, Some(package)) => msg!(
                    "set `\"type\": \"module\"` in {package}, or rename the file to `.mjs`",
                    package = Text(package)
                ),
                (false, None) => {
                    "add a `package.json` with `\"type\": \"module\"`, or rename the file to `.mjs`".into()
                }
            };
            Some((message, help))
        }
        (Format::EsModule, None, Some(syntax)) => {
            let message = msg!(
                "{file} uses {syntax} on line {line}, but Node.js loads it as an ES module",
                file = file,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            let help = match decided_by {
                Some(package) => msg!(
                    "remove `\"type\": \"module\"` from {package}, or rename the file to `.cjs`",
                    package = Text(package)
                ),
                None => "rename it to `.cjs`, or use `import` and `export`".into(),
            };
            Some((message, help))
        }
        // a file with both: `import` makes it an ES module
        (Format::EsModule, Some(_), Some(syntax)) => {
            let message = msg!(
                "{file} uses {syntax} on line {line}, which ES modules do not support",
                file = file,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            Some((message, "use `import`, or get `require` from `createRequire` of `node:module`".into()))
        }
        _ => None,
    }
}
