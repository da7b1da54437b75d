use crate::contents::loaded::{self, Loaded};
use crate::contents::nodejs::{self, Format, Target};
use crate::contents::{Files, handler};
use crate::facts::Family;
use crate::inspect::javascript;
use crate::message::{Int, Message, Text};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A JavaScript file uses the syntax of one module format, but Node.js loads it as the other.
    ///
    /// Node.js loads `.mjs` as an ES module and `.cjs` as CommonJS. For `.js`, `type` in the nearest `package.json` decides;
    /// without `"type": "module"` it is CommonJS, where `import` and `export` are syntax errors. ES modules have no `require`,
    /// `module` or `exports`. Before `nodejs24.x`, `require` cannot load an ES module: neither a file of the package, nor an
    /// installed package that has only ES modules, such as `node-fetch` 3.
    ///
    /// The rule also reports an ES module that uses `__dirname`, CommonJS that uses `await` outside of functions, an `import` of a
    /// JSON file without `with { type: "json" }`, and a `package.json` that is not JSON.
    ///
    /// The rule reads the file of the handler and the files of the package that it loads. Nothing is reported if
    /// `NODE_OPTIONS` may change this. Since `nodejs24.x`, Node.js can detect ES syntax itself.
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
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "const lib = require(\"./lib.mjs\");\nexports.handler = async () => lib.get();\n",
                    "lib.mjs": "export const get = () => 1;\n"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "const fetch = require(\"node-fetch\");\nexports.handler = async () => fetch();\n",
                    "node_modules/node-fetch/package.json": "{\"type\": \"module\", \"main\": \"./src/index.js\"}",
                    "node_modules/node-fetch/src/index.js": "export default () => 1;\n"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {"index.js": "const config = await load();\nexports.handler = async () => config;\n"}
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {
                "ZipFile": {
                    "index.mjs": "const key = `${__dirname}/key`;\nexport const handler = async () => key;\n"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.mjs": "import config from \"./a.json\";\nexport const handler = async () => config;\n",
                    "a.json": "{}"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {"index.js": "exports.handler = async () => {};\n", "package.json": "{\"type\": \"module\",}"}
            }
        }"# => "/Code/ZipFile",
    ],
}

/// The first major version of Node.js whose runtime may detect ES syntax by itself.
const DETECTS_SINCE: u16 = 24;
/// The first major version of Node.js that refuses `import … assert`.
const WITHOUT_ASSERT_SINCE: u16 = 22;
/// The first major version of Node.js whose runtime loads ES modules.
const MODULES_SINCE: u16 = 14;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Nodejs) else { return };
    let Some((version @ MODULES_SINCE.., _)) = files.version() else { return };
    let mut found = None;
    loaded::walk(request, &files, &mut |file| {
        // the files of a package have the same fault
        found = fault(file, version)
            .or_else(|| required_es_module(&files, file, version))
            .or_else(|| commonjs_global(file))
            .or_else(|| json_without_type(file, version));
        found.is_none()
    });
    let found = found.or_else(|| broken_package(request, &files));
    let Some((message, help)) = found else { return };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Handler, "the file is named here");
}

/// A file that is loaded as the wrong format.
fn fault(file: &Loaded<'_>, version: u16) -> Option<(Message, Message)> {
    let (text, path) = (file.text, Text(file.path));
    let line = |syntax: javascript::Found<'_>| Int(javascript::line(text, syntax.offset));
    match (file.format, file.module.es_syntax, file.module.commonjs_syntax) {
        // Node.js loads a file with both as an ES module
        (Format::CommonJs, Some(_), Some(syntax)) if version >= DETECTS_SINCE && !file.path.ends_with(".cjs") => {
            let message = msg!(
                "{file} uses {syntax} on line {line}, but its `import` or `export` makes it an ES module",
                file = path,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            Some((message, "use only `import` and `export`, or only `require` and `exports`".into()))
        }
        (Format::CommonJs, None, _) => {
            let syntax = file.module.top_level_await.filter(|_| version < DETECTS_SINCE && !detects(file, version))?;
            let message = msg!(
                "{file} uses `await` outside of a function on line {line}, but Node.js loads it as CommonJS",
                file = path,
                line = line(syntax)
            );
            Some((message, "move it into the handler, or make the file an ES module (`.mjs`)".into()))
        }
        (Format::CommonJs, Some(syntax), _) if version < DETECTS_SINCE && !detects(file, version) => {
            let message = msg!(
                "{file} uses {syntax} on line {line}, but Node.js loads it as CommonJS",
                file = path,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            let help = match (file.path.ends_with(".cjs"), file.decided_by) {
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
                file = path,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            let help = match file.decided_by {
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
                file = path,
                syntax = Text(syntax.text),
                line = line(syntax)
            );
            Some((message, "use `import`, or get `require` from `createRequire` of `node:module`".into()))
        }
        _ => None,
    }
}

/// Whether Node.js detects ES syntax in a file by itself. In Node.js 20, Lambda does not turn this off, but `require` cannot
/// load an ES module that is detected.
fn detects(file: &Loaded<'_>, version: u16) -> bool {
    version == 20 && file.is_imported
}

/// A variable of CommonJS in an ES module.
fn commonjs_global(file: &Loaded<'_>) -> Option<(Message, Message)> {
    let found = file.module.commonjs_global.filter(|_| file.format == Format::EsModule)?;
    let message = msg!(
        "{file} uses {syntax} on line {line}, which ES modules do not have",
        file = Text(file.path),
        syntax = Text(found.text),
        line = Int(javascript::line(file.text, found.offset))
    );
    let name = if found.text == "__dirname" { "import.meta.dirname" } else { "import.meta.filename" };
    Some((message, msg!("use {expected}, or derive it from `import.meta.url`", expected = Name(name))))
}

/// A JSON file that an ES module imports without its type, or with the keyword of older versions.
fn json_without_type(file: &Loaded<'_>, version: u16) -> Option<(Message, Message)> {
    if file.format != Format::EsModule {
        return None;
    }
    file.loads.iter().find_map(|(specifier, target)| {
        matches!(target, Target::File(path) if path.ends_with(".json")).then_some(())?;
        // after the closing quote
        let rest = file.text.get(specifier.offset + specifier.text.len() + 2..)?.trim_start();
        let is_old = rest.starts_with("assert");
        if rest.starts_with("with") || rest.starts_with('/') || is_old && version < WITHOUT_ASSERT_SINCE {
            return None;
        }
        let (path, module) = (Text(file.path), Text(specifier.text));
        let line = Int(javascript::line(file.text, specifier.offset));
        let message = match is_old {
            true => msg!(
                "{file} imports {module} with `assert` on line {line}, which Node.js {version} does not support",
                file = path,
                module = module,
                line = line,
                version = Int(version)
            ),
            false => msg!(
                "{file} imports {module} on line {line} without `with {{ type: \"json\" }}`",
                file = path,
                module = module,
                line = line
            ),
        };
        Some((message, "add `with { type: \"json\" }` to the import".into()))
    })
}

/// A `package.json` that Node.js cannot read.
fn broken_package(request: &Request<'_>, files: &Files<'_>) -> Option<(Message, Message)> {
    let source = handler::source(request, files).filter(|source| source.path.ends_with(".js"))?;
    let package = nodejs::broken_package(files, &source.path)?;
    let message = msg!(
        "{package} is not valid JSON, so Node.js does not load {file}",
        package = Text(&package),
        file = Text(&source.path)
    );
    Some((message, "correct the file, or remove it from the archive".into()))
}

/// An ES module that a file loads with `require`.
fn required_es_module(files: &Files<'_>, file: &Loaded<'_>, version: u16) -> Option<(Message, Message)> {
    if version >= DETECTS_SINCE || file.format == Format::EsModule {
        return None;
    }
    file.loads.iter().find_map(|(specifier, target)| {
        let is_package = match target {
            Target::File(path) => (nodejs::format(files, path)?.0 == Format::EsModule).then_some(false)?,
            Target::Other if nodejs::has_only_es_modules(files, file.path, specifier.text) => true,
            _ => return None,
        };
        let message = msg!(
            "{file} loads {module} with `require` on line {line}, but this version of Node.js cannot `require` an ES module",
            file = Text(file.path),
            module = Text(specifier.text),
            line = Int(javascript::line(file.text, specifier.offset))
        );
        let help = if is_package {
            "load it with `await import()`, or install a version that supports CommonJS"
        } else {
            "load it with `await import()`, or make the file that loads it an ES module"
        };
        Some((message, help.into()))
    })
}
