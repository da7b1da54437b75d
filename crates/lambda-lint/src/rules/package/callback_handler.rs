use crate::contents::{Files, handler};
use crate::facts::Family;
use crate::inspect::javascript::{self, Value};
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The handler has a callback, which Node.js 24 and Lambda Managed Instances do not support.
    ///
    /// The runtime refuses a handler that has three parameters or more when it starts: `Runtime.CallbackHandlerDeprecated`. Every
    /// invocation fails, also of an `async` function that does not use the callback. The rule reads functions that the file of
    /// the handler exports as they are. It ignores functions that another function wraps, and `awslambda.streamifyResponse`.
    CallbackHandler = "callback-handler", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-callback-handler"],
    evidence: [
        Tools "2026-12-01" "source of the runtime client: `errorOnDeprecatedCallback`" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
        Documentation "2026-12-01" "callbacks up to Node.js 22" "https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html",
    ],
    pass: [
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {"ZipFile": {"index.js": "exports.handler = async (event, context) => {};\n"}}
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {
                "ZipFile": {"index.js": "exports.handler = (event, context, callback) => callback(null, 1);\n"}
            }
        }"#,
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {
                "ZipFile": {"index.js": "exports.handler = (event, context, callback = () => {}) => {};\n"}
            }
        }"#,
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {
                "ZipFile": {
                    "index.js": "exports.handler = awslambda.streamifyResponse(async (event, stream, context) => stream.end());\n"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {
                "ZipFile": {"index.js": "exports.handler = (event, context, callback) => callback(null, 1);\n"}
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {
                "ZipFile": {"index.mjs": "export async function handler(event, context, callback) {}\n"}
            }
        }"# => "/Code/ZipFile",
    ],
}

/// The first major version of Node.js whose runtime refuses callbacks.
const REFUSED_SINCE: u16 = 24;
/// How many parameters a handler with a callback has.
const WITH_CALLBACK: usize = 3;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of_family(request, Family::Nodejs) else { return };
    let Some((version, _)) = files.version() else { return };
    let is_managed = features::on_managed_instances(request);
    if version < REFUSED_SINCE && !is_managed {
        return;
    }
    let Some((source, exported)) = handler::exported(request, &files) else { return };
    let javascript::Exported { value: Value::Function(WITH_CALLBACK..), line, .. } = exported else { return };
    let message = match version < REFUSED_SINCE {
        true => msg!(
            "the handler in {file} has a callback (line {line}), which Lambda Managed Instances do not support",
            file = Text(&source.path),
            line = Int(line)
        ),
        false => msg!(
            "the handler in {file} has a callback (line {line}), which Node.js {version} on Lambda does not support",
            file = Text(&source.path),
            line = Int(line),
            version = Int(version)
        ),
    };
    out.report(Member::CodeZipFile, message)
        .help("use an `async` function with the parameters `event` and `context`, and return the result")
        .related(Member::Handler, "the handler is set here")
        .related(Member::Runtime, "the Node.js version is set here");
}
