use crate::contents::Files;
use crate::contents::handler::{self, Class, Source};
use crate::facts::Family;
use crate::inspect::{class_file, javascript, python, ruby};
use crate::message::{Message, shorten};
use crate::request::handler as parts;
use crate::request::package;
use crate::rule::declare_rule;
use crate::suggest::nearest;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The file of the handler does not define the function that `Handler` names.
    ///
    /// The service creates the function, but every invocation fails: `Handler 'x' missing on module 'y'`, `index.handler is
    /// undefined or not exported`. A file that is empty or encoded in UTF-16 defines nothing.
    ///
    /// The rule reads the names that a Python module defines, the exports of a JavaScript file, and
    /// the methods of a Ruby file or a Java class. Nothing is reported if the file may define more names at run time, for
    /// example with `from x import *`, `module.exports = f()`, `require_relative` or a superclass.
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
        r#"{
            "Runtime": "nodejs24.x",
            "Code": {"ZipFile": {"index.mjs": "export default { handler: async () => {} };\n"}}
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
            "Code": {"ZipFile": {"example/App.class": "!class 65 handle"}}
        }"# => "/Code/ZipFile",
        r##"{"Runtime": "python3.14", "Handler": "app.handler", "Code": {"ZipFile": {"app.py": "# to do\n"}}}"## => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "if __name__ == '__main__':\n    def handler(event, context): pass\n"}}
        }"# => "/Code/ZipFile",
    ],
}

/// The first major version of Node.js whose runtime looks for the function in the default export, too.
const DEFAULT_SINCE: u16 = 24;

/// How many modules of a folder are searched for the function.
const MAX_MODULES: usize = 32;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of(request) else { return };
    let found = match files.family {
        Family::Java => java(request, &files),
        Family::Python | Family::Nodejs | Family::Ruby => script(request, &files),
        _ => None,
    };
    let Some(Missing { message, suggestion, help }) = found else { return };
    let help = match suggestion {
        Some(ref name) => {
            msg!("did you mean {suggestion}? change {@Handler}, or the name in the file", suggestion = Text(name))
        }
        None => help,
    };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Handler, "the handler is set here");
}

/// A function that a file does not define.
struct Missing {
    message: Message,
    /// A similar name that the file defines.
    suggestion: Option<String>,
    help: Message,
}

fn script(request: &Request<'_>, files: &Files<'_>) -> Option<Missing> {
    let source = handler::source(request, files)?;
    if is_utf_16(files, &source.path) {
        return Some(Missing {
            message: msg!("{file} is encoded in UTF-16, so the runtime cannot read it", file = Text(&source.path)),
            suggestion: None,
            help: "save the file as UTF-8".into(),
        });
    }
    let text = files.text(&source.path)?;
    let (verb, names) = match files.family {
        Family::Python => ("define", python_names(&text, source.function)?),
        Family::Nodejs => ("export", nodejs_names(files, &text, source.function)?),
        _ => ("define", ruby_names(&text, &source)?),
    };
    let name = source.class.filter(|class| ruby_class_is_missing(files, &text, class)).unwrap_or(source.function);
    let candidates = || names.iter().map(String::as_str);
    let usual = ["handler", "lambda_handler", "lambdaHandler", "main", "default"];
    let suggestion = nearest(name, &mut candidates()).or_else(|| candidates().find(|name| usual.contains(name)));
    let suggestion = suggestion.filter(|suggestion| *suggestion != name).map(str::to_owned);
    let deeper = deeper_handler(request, files, &source);
    Some(Missing {
        message: msg!(
            "{file} does not {verb} {name}, which {@Handler} names",
            file = Text(&source.path),
            verb = Word(verb),
            name = Text(name)
        ),
        suggestion: suggestion.filter(|_| deeper.is_none()),
        help: match (deeper, verb) {
            (Some(handler), _) => msg!("set {@Handler} to {expected}", expected = Name(shorten(&handler))),
            (None, "export") => msg!("export the function with this name, or change {@Handler}"),
            (None, _) => msg!("define the function at the top level of the file, or change {@Handler}"),
        },
    })
}

/// Whether a file begins with the byte order mark of UTF-16, as `>` of PowerShell writes it.
fn is_utf_16(files: &Files<'_>, path: &str) -> bool {
    let head = files.get(path).and_then(|entry| files.archive.read(&entry, 2).ok());
    matches!(head.as_deref(), Some([0xff, 0xfe] | [0xfe, 0xff]))
}

/// The handler that the author probably means, where the file is in a folder that `Handler` names: `app.main.handler` for
/// `app.handler`, and `src/index.handler` for `src.index.handler`.
fn deeper_handler(request: &Request<'_>, files: &Files<'_>, source: &Source<'_>) -> Option<String> {
    let handler = package::readable_handler(request)?;
    let folder = source.path.rsplit_once('/')?.0;
    if files.family == Family::Nodejs {
        let (stem, exports) = parts::nodejs(handler)?;
        let (file, export) = exports.split_once('.')?;
        let exists = |end: &str| files.get(&format!("{folder}/{file}{end}")).is_some();
        return [".js", ".mjs", ".cjs"].iter().any(|end| exists(end)).then(|| format!("{stem}/{file}.{export}"));
    }
    let (module, function) = parts::python(handler).filter(|_| source.path.ends_with("/__init__.py"))?;
    let prefix = format!("{folder}/");
    let modules = files.starting_with(&prefix).filter_map(|name| {
        let path = std::str::from_utf8(name).ok()?;
        let stem = path.strip_prefix(&prefix)?.strip_suffix(".py").filter(|stem| !stem.contains('/'))?;
        (stem != "__init__").then_some((path, stem))
    });
    modules.take(MAX_MODULES).find_map(|(path, stem)| {
        let text = files.text(path)?;
        let is_defined = python::scan(&text)?.definitions.contains(&function);
        is_defined.then(|| format!("{module}.{stem}.{function}"))
    })
}

/// The names that a module defines, if it certainly does not define this one.
fn python_names(text: &str, function: &str) -> Option<Vec<String>> {
    let module = python::scan(text).filter(|module| module.lacks(function))?;
    let imported = module.imports.iter().flat_map(|import| &import.names);
    Some(module.definitions.iter().chain(imported).map(|name| (*name).to_owned()).collect())
}

fn nodejs_names(files: &Files<'_>, text: &str, function: &str) -> Option<Vec<String>> {
    let module = javascript::scan(text).filter(|module| module.lacks(function))?;
    // another rule reports a file that mixes the two formats
    if module.es_syntax.is_some() && module.commonjs_syntax.is_some() {
        return None;
    }
    // the client of these runtimes also looks in the default export
    let looks_in_default = files.version().is_none_or(|(major, _)| major >= DEFAULT_SINCE);
    if looks_in_default && module.exports.contains(&"default") {
        return None;
    }
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
        // without a library, another rule reports the missing file
        Class::Missing
            if package::has_layers(request) || !files.starting_with("lib/").any(|name| name.ends_with(b".jar")) =>
        {
            None
        }
        Class::Missing => Some(Missing {
            message: msg!(
                "neither the archive nor its libraries contain {file}, the class of the handler",
                file = Text(class)
            ),
            suggestion: None,
            help: msg!("add the class, or correct {@Handler}"),
        }),
        Class::Found(bytes) => {
            let method = method?;
            let declared = class_file::parse(&bytes)?;
            // a method may come from a superclass, or from an interface
            let inherits = declared.superclass.as_deref() != Some("java/lang/Object") || declared.interfaces > 0;
            if inherits || declared.methods.iter().any(|declared| declared.name == method) {
                return None;
            }
            let names = declared.methods.iter().map(|method| method.name.as_str());
            let mut names = names.filter(|name| !name.starts_with('<'));
            Some(Missing {
                message: msg!(
                    "the class {file} has no method {name}, which {@Handler} names",
                    file = Text(class),
                    name = Text(method)
                ),
                suggestion: nearest(method, &mut names).map(str::to_owned),
                help: msg!("add the method to the class, or correct {@Handler}"),
            })
        }
    }
}
