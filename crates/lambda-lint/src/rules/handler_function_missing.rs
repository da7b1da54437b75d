use crate::contents::Files;
use crate::contents::handler::{self, Class, Source};
use crate::facts::Family;
use crate::inspect::{class_file, javascript, python, ruby};
use crate::package;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::suggest::nearest;
use crate::values::handler as parts;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The file of the handler does not define the function that `Handler` names.
    ///
    /// The function is created, and each invocation fails: `Handler 'x' missing on module 'y'`, `index.handler is undefined or not
    /// exported`. The rule reads the file: the names that a Python module defines, that a JavaScript file exports, the methods of
    /// a Ruby file and of a Java class. Where a file can define names in ways that only running it shows, the rule is silent: with
    /// `from x import *`, `module.exports = f()`, `require_relative`, or a superclass.
    HandlerFunctionMissing = "handler-function-missing", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-handler-function"],
    evidence: [
        Tools "2026-11-30" "source of the runtime client: `_get_handler`" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
        Tools "2026-11-30" "source of the runtime client: `UserFunction`" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
        Tools "2026-11-30" "source of the runtime client: `LambdaHandler`" "https://github.com/aws/aws-lambda-ruby-runtime-interface-client",
        Documentation "2026-11-30" "" "https://docs.aws.amazon.com/lambda/latest/dg/java-handler.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "from core import *\n", "core.py": ""}}
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.mjs": "export const handler = async () => {};\n"}}
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def lambda_handler(event, context): pass\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.js": "exports.main = async () => {};\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "def run(event:, context:)\nend\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "java21",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": "UEsDBBQAAAAAAAAAIVrLqK/fZwAAAGcAAAARAAAAZXhhbXBsZS9BcHAuY2xhc3PK/rq+AAAAQQAIAQALZXhhbXBsZS9BcHABABBqYXZhL2xhbmcvT2JqZWN0AQADKClWAQAGPGluaXQ+AQAGaGFuZGxlBwABBwACACEABgAHAAAAAAACAAEABAADAAAAAQAFAAMAAAAAUEsBAhQDFAAAAAAAAAAhWsuor99nAAAAZwAAABEAAAAAAAAAAAAAAKSBAAAAAGV4YW1wbGUvQXBwLmNsYXNzUEsFBgAAAAABAAEAPwAAAJYAAAAAAA=="
            }
        }"# => "/Code/ZipFile",
    ],
}

/// The shortest file that can define a function, in bytes. A shorter one only holds the place of another.
const MIN_SOURCE: usize = 12;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(files) = Files::of(request) else { return };
    let found = match files.family {
        Family::Java => java(request, &files),
        Family::Python | Family::Nodejs | Family::Ruby => script(request, &files),
        _ => None,
    };
    let Some(Missing { message, file, name, suggestion, help }) = found else { return };
    let help = match suggestion {
        Some(ref name) => format!("did you mean `{}`? change `Handler`, or the name in the file", shorten(name)),
        None => help,
    };
    let draft = out.at(Member::CodeZipFile, message);
    draft.help(help).related(Member::Handler, "the handler is set here").word("file", &file).word("name", &name);
    if let Some(suggestion) = suggestion {
        draft.word("suggestion", &suggestion);
    }
}

struct Missing {
    message: String,
    /// The file, or the class.
    file: String,
    name: String,
    suggestion: Option<String>,
    help: String,
}

fn script(request: &Request<'_>, files: &Files<'_>) -> Option<Missing> {
    let source = handler::source(request, files)?;
    let text = files.text(&source.path).filter(|text| text.trim().len() >= MIN_SOURCE)?;
    let (verb, names) = match files.family {
        Family::Python => ("define", python_names(&text, source.function)?),
        Family::Nodejs => ("export", nodejs_names(&text, source.function)?),
        _ => ("define", ruby_names(&text, &source)?),
    };
    let name = source.class.filter(|class| ruby_class_is_missing(files, &text, class)).unwrap_or(source.function);
    let candidates = || names.iter().map(String::as_str);
    let usual = ["handler", "lambda_handler", "lambdaHandler", "main", "default"];
    let suggestion = nearest(name, &mut candidates()).or_else(|| candidates().find(|name| usual.contains(name)));
    let suggestion = suggestion.filter(|suggestion| *suggestion != name).map(str::to_owned);
    Some(Missing {
        message: format!("`{}` does not {verb} `{}`, which `Handler` names", shorten(&source.path), shorten(name)),
        file: source.path.clone(),
        name: name.to_owned(),
        suggestion,
        help: match verb {
            "export" => "export the function with this name, or change `Handler`".into(),
            _ => "define the function at the top level of the file, or change `Handler`".into(),
        },
    })
}

/// The names that a module defines, if it surely does not define this one.
fn python_names(text: &str, function: &str) -> Option<Vec<String>> {
    let module = python::scan(text).filter(|module| module.lacks(function))?;
    let imported = module.imports.iter().flat_map(|import| &import.names);
    let names: Vec<String> = module.definitions.iter().chain(imported).map(|name| (*name).to_owned()).collect();
    // a file that defines nothing only holds the place of another
    (!names.is_empty()).then_some(names)
}

fn nodejs_names(text: &str, function: &str) -> Option<Vec<String>> {
    let module = javascript::scan(text).filter(|module| module.lacks(function))?;
    Some(module.exports.iter().filter(|name| **name != "__esModule").map(|name| (*name).to_owned()).collect())
}

fn ruby_names(text: &str, source: &Source<'_>) -> Option<Vec<String>> {
    let file = ruby::scan(text);
    let lacks_class = source.class.is_some_and(|class| class.split("::").any(|part| file.lacks(part)));
    (lacks_class || file.lacks(source.function)).then(|| file.methods.iter().map(|name| (*name).to_owned()).collect())
}

fn ruby_class_is_missing(files: &Files<'_>, text: &str, class: &str) -> bool {
    files.family == Family::Ruby && class.split("::").any(|part| ruby::scan(text).lacks(part))
}

fn java(request: &Request<'_>, files: &Files<'_>) -> Option<Missing> {
    let handler = package::readable_handler(request)?;
    let (class, method) = parts::java(handler);
    match handler::java_class(files, class) {
        Class::Unknown => None,
        // where there is no library, another rule reports that the file is missing
        Class::Missing
            if package::has_layers(request) || !files.starting_with("lib/").any(|name| name.ends_with(b".jar")) =>
        {
            None
        }
        Class::Missing => Some(Missing {
            message: format!(
                "neither the archive nor its libraries have the class `{}` of the handler",
                shorten(class)
            ),
            file: class.to_owned(),
            name: class.to_owned(),
            suggestion: None,
            help: "pack the class, or correct `Handler`".into(),
        }),
        Class::Found(bytes) => {
            let method = method?;
            let declared = class_file::parse(&bytes)?;
            // a method may come from a superclass, or from an interface
            let inherits = declared.superclass.as_deref() != Some("java/lang/Object") || declared.interfaces > 0;
            if inherits || declared.methods.iter().any(|name| name == method) {
                return None;
            }
            let mut names = declared.methods.iter().map(String::as_str).filter(|name| !name.starts_with('<'));
            Some(Missing {
                message: format!(
                    "the class `{}` has no method `{}`, which `Handler` names",
                    shorten(class),
                    shorten(method)
                ),
                file: class.to_owned(),
                name: method.to_owned(),
                suggestion: nearest(method, &mut names).map(str::to_owned),
                help: "add the method to the class, or correct `Handler`".into(),
            })
        }
    }
}
