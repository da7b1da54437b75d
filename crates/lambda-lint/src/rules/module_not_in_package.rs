use crate::contents::imports::{self, Missing};
use crate::contents::{Files, native};
use crate::facts::Family;
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A module that the function imports when it starts is not in the archive.
    ///
    /// The function fails with `No module named 'x'` or `Cannot find module 'x'`. The rule follows the imports of the handler's
    /// file that surely run, to the modules of the package that they name. Modules of the language and modules that the runtime
    /// has installed are not missing. Imports in functions, `if` and `try` are not followed. The rule is silent where layers or
    /// variables such as `PYTHONPATH` and `NODE_PATH` may bring the module, and where code changes what imports find.
    ModuleNotInPackage = "module-not-in-package", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-missing-module"],
    evidence: [
        Documentation "2026-11-30" "dependencies have to be packed" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-package.html",
    ],
    pass: [
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
                    "index.mjs": "import { get } from \"./db\";\nexport const handler = async () => get();\n",
                    "db.js": ""
                }
            }
        }"# => "/Code/ZipFile",
    ],
}

/// How many missing modules are reported.
const MAX_REPORTED: usize = 16;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(files) = Files::of(request).filter(|files| files.is_all(request)) else { return };
    let missing = match files.family {
        Family::Python => imports::python(request, &files),
        Family::Nodejs => imports::nodejs(request, &files),
        _ => return,
    };
    for Missing { module, file, line, reason } in missing.into_iter().take(MAX_REPORTED) {
        let (shown, place) = (shorten(&module), shorten(&file));
        let help = match (&reason, files.family) {
            (Some(help), _) => help.clone(),
            (None, Family::Python) => package::architecture(request)
                .and_then(|architecture| native::pip_command(&files, architecture, &distribution(&module)))
                .map_or_else(|| "pack the module".into(), |command| format!("pack it: `{command}`")),
            (None, _) => format!("pack it: `npm install {shown}`, with `node_modules` in the archive"),
        };
        let fault = if module.starts_with('.') { "leads to no file in the archive" } else { "is not in the archive" };
        out.at(Member::CodeZipFile, format!("`{place}` imports `{shown}` in line {line}, which {fault}"))
            .help(help)
            .word("module", &module)
            .word("file", &file)
            .param("line", line)
            .related(Member::Handler, "the import runs when the handler's file is loaded");
    }
}

/// The name under which people install a module, where it is another one.
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
