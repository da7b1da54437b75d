use crate::contents::Files;
use crate::contents::handler;
use crate::contents::nodejs::{self, Format};
use crate::facts::Family;
use crate::inspect::javascript::{self, Module};
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A JavaScript file uses the syntax of one module format, and Node.js loads it as the other.
    ///
    /// Node.js loads `.mjs` as an ES module, `.cjs` as CommonJS, and `.js` as the nearest `package.json` says in `type`: without
    /// `"type": "module"` it is CommonJS, where `import` and `export` are syntax errors. In an ES module there is no `require`,
    /// `module` or `exports`. The rule reads the handler's file. It is silent where `NODE_OPTIONS` may change this, and from
    /// `nodejs24.x` on about ES syntax, which newer versions of Node.js can detect by themselves.
    ModuleFormatMismatch = "module-format-mismatch", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-module-format"],
    evidence: [
        Documentation "2026-11-30" "ES modules, and experimental features that are off" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-nodejs.html",
        Judgement "2026-11-30" "how Node.js decides" "https://nodejs.org/api/packages.html#determining-module-system",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(files) = Files::of(request).filter(|files| files.family == Family::Nodejs) else { return };
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
    let syntax = module.es_syntax.filter(|_| format == Format::CommonJs).or(module.commonjs_syntax);
    let draft = out.at(Member::CodeZipFile, message);
    draft.help(help).related(Member::Handler, "the file is named here").word("file", &source.path);
    if let Some(syntax) = syntax {
        draft.word("syntax", syntax.text).param("line", javascript::line(&text, syntax.offset));
    }
}

fn fault(
    module: &Module<'_>,
    text: &str,
    path: &str,
    version: u16,
    format: Format,
    decided_by: Option<&str>,
) -> Option<(String, String)> {
    let shown = shorten(path);
    match (format, module.es_syntax, module.commonjs_syntax) {
        (Format::CommonJs, Some(syntax), _) if version < DETECTS_SINCE => {
            let line = javascript::line(text, syntax.offset);
            let help = match (path.ends_with(".cjs"), decided_by) {
                (true, _) => "rename it to `.mjs`".into(),
                (false, Some(package)) => {
                    format!("set `\"type\": \"module\"` in `{}`, or rename the file to `.mjs`", shorten(package))
                }
                (false, None) => {
                    "pack a `package.json` with `\"type\": \"module\"`, or rename the file to `.mjs`".into()
                }
            };
            Some((format!("`{shown}` uses `{}` in line {line}, and Node.js loads it as CommonJS", syntax.text), help))
        }
        (Format::EsModule, None, Some(syntax)) => {
            let line = javascript::line(text, syntax.offset);
            let help = match decided_by {
                Some(package) => {
                    format!("remove `\"type\": \"module\"` from `{}`, or rename the file to `.cjs`", shorten(package))
                }
                None => "rename it to `.cjs`, or use `import` and `export`".into(),
            };
            Some((
                format!(
                    "`{shown}` uses `{}` in line {line}, which ES modules do not have, and Node.js loads it as one",
                    syntax.text
                ),
                help,
            ))
        }
        // a file with both: `import` makes it an ES module
        (Format::EsModule, Some(_), Some(syntax)) => {
            let line = javascript::line(text, syntax.offset);
            Some((
                format!("`{shown}` uses `{}` in line {line}, which ES modules do not have", syntax.text),
                "use `import`, or get `require` from `createRequire` of `node:module`".into(),
            ))
        }
        _ => None,
    }
}
