use crate::contents::imports::{self, Missing};
use crate::contents::loaded;
use crate::contents::{Files, native, ruby};
use crate::facts::Family;
use crate::message::shorten;
use crate::named_package::Stage;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A module that the function imports when it starts is not in the archive.
    ///
    /// The function fails with `No module named 'x'`, `Cannot find module 'x'` or `cannot load such file`. The rule follows the imports in the file of
    /// the handler, and in the modules of the package that it imports. It knows the modules of the language and those installed
    /// in the runtime. It ignores imports in functions, `if` and `try`. Nothing is reported if a layer or a variable such as
    /// `PYTHONPATH` or `NODE_PATH` may provide the module, and if the code changes how modules are found.
    ModuleNotInPackage = "module-not-in-package", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-missing-module"],
    evidence: [
        Documentation "2026-11-30" "the package must contain the dependencies" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
    ],
    pass: [
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {
                "ZipFile": {"function.rb": "require_relative 'lib/a'\n", "lib/a.rb": "def handler(event:, context:)\nend\n"}
            }
        }"#,
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {
                "ZipFile": {
                    "app.py": "import json, boto3\ntry:\n    import ujson\nexcept ImportError:\n    pass\ndef handler(event, context): pass\n"
                }
            }
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "const { S3Client } = require(\"@aws-sdk/client-s3\");\nexports.handler = async () => {};\n"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "require_relative 'lib/a'\ndef handler(event:, context:)\nend\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "import requests\ndef handler(event, context): pass\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "const AWS = require(\"aws-sdk\");\nexports.handler = async () => {};\n"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.js": "const axios = require(\"axios\");\nexports.handler = async () => {};\n",
                    "package.json": "{\"dependencies\": {\"axios\": \"1\"}}"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.mjs": "import { get } from \"./db.mjs\";\nexport const handler = async () => get();\n",
                    "db.mjs": "export const put = () => {};\n"
                }
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {
                    "index.mjs": "import { get } from \"./db\";\nexport const handler = async () => get();\n",
                    "db.js": ""
                }
            }
        }"# => "/Code/ZipFile",
    ],
}

/// How many missing modules are reported.
const MAX_REPORTED: usize = 16;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::all(request) else { return };
    let missing = match files.family {
        Family::Python => imports::python(request, &files),
        Family::Nodejs => loaded::missing(request, &files),
        Family::Ruby => ruby::missing(request, &files),
        _ => return,
    };
    let is_inline = request.named_package().is_some_and(|package| package.stage == Stage::Inline);
    for Missing { module, file, line, reason, defined_in } in missing.into_iter().take(MAX_REPORTED) {
        if let Some(defined_in) = defined_in {
            out.report(
                Member::CodeZipFile,
                msg!(
                    "{file} imports {name} on line {line}, but {module} does not define it",
                    file = Text(&file),
                    name = Text(&module),
                    module = Text(&defined_in),
                    line = Int(line)
                ),
            )
            .help("fix the import, or package a version that defines the name")
            .related(Member::Handler, "the import runs when the file of the handler is loaded");
            continue;
        }
        let help = match (&reason, files.family) {
            (_, _) if is_inline => "package the code with the module, or add a layer that contains it".into(),
            (Some(help), _) => help.clone().into(),
            (None, Family::Python) => package::architecture(request)
                .and_then(|architecture| native::pip_command(&files, architecture, &distribution(&module)))
                .map_or_else(
                    || "add the module to the archive".into(),
                    |command| msg!("add it to the archive: {command}", command = Name(command)),
                ),
            (None, _) => msg!(
                "run {command}, and add `node_modules` to the archive",
                command = Name(format!("npm install {}", shorten(&module)))
            ),
        };
        out.report(
            Member::CodeZipFile,
            match is_inline {
                true => msg!(
                    "the inline code imports {module} on line {line}, which the runtime does not contain",
                    module = Text(&module),
                    line = Int(line)
                ),
                false => msg!(
                    "{file} imports {module} on line {line}, but the archive does not contain it",
                    file = Text(&file),
                    module = Text(&module),
                    line = Int(line)
                ),
            },
        )
        .help(help)
        .related(Member::Handler, "the import runs when the file of the handler is loaded");
    }
}

/// The name of the package that provides a module.
fn distribution(module: &str) -> String {
    const OTHER: &[(&str, &str)] = &[
        ("Crypto", "pycryptodome"),
        ("PIL", "pillow"),
        ("bs4", "beautifulsoup4"),
        ("cv2", "opencv-python-headless"),
        ("dotenv", "python-dotenv"),
        ("jose", "python-jose"),
        ("jwt", "PyJWT"),
        ("psycopg2", "psycopg2-binary"),
        ("sklearn", "scikit-learn"),
        ("yaml", "PyYAML"),
    ];
    let top = module.split('.').next().unwrap_or_default();
    OTHER.iter().find(|(name, _)| *name == top).map_or(top, |(_, package)| package).to_owned()
}
