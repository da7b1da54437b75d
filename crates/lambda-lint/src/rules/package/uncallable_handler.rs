use crate::contents::Files;
use crate::contents::handler::{self, Class};
use crate::facts::Family;
use crate::inspect::class_file::{self, ClassFile, Method};
use crate::inspect::javascript::Value;
use crate::inspect::{python, ruby};
use crate::message::{Message, shorten};
use crate::request::handler as parts;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Lambda cannot call the handler: its parameters do not fit, or it is not a function.
    ///
    /// - **Python**: the runtime passes two positional arguments, the event and the context. `async def` returns a coroutine, which
    ///   cannot be converted to JSON.
    /// - **Ruby**: the runtime passes the keywords `event:` and `context:`.
    /// - **Java**: the class and the method are public, a class with a method that is not static has a public constructor
    ///   without parameters, and the parameters are the event, the context, or streams. A handler without a method names a class
    ///   that implements `RequestHandler` or `RequestStreamHandler`.
    /// - **Node.js**: the export is a function, not a class or a value.
    ///
    /// The rule is silent about functions that a decorator or another statement may change, and about inherited methods.
    UncallableHandler = "uncallable-handler", Warning,
    requires: [CodeZipFile, Handler],
    covers: ["zip-uncallable-handler"],
    evidence: [
        Tools "2026-12-01" "source of the runtime client: `handle_event_request`" "https://github.com/aws/aws-lambda-python-runtime-interface-client",
        Tools "2026-12-01" "source of the runtime client: `LambdaHandler`" "https://github.com/aws/aws-lambda-ruby-runtime-interface-client",
        Tools "2026-12-01" "source of the runtime client: `EventHandlerLoader`" "https://github.com/aws/aws-lambda-java-libs",
        Tools "2026-12-01" "source of the runtime client: `resolveHandler`" "https://github.com/aws/aws-lambda-nodejs-runtime-interface-client",
        Documentation "2026-12-01" "" "https://docs.aws.amazon.com/lambda/latest/dg/python-handler.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context, client=None): pass\n"}}
        }"#,
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "from powertools import wrap\n@wrap\ndef handler(event): pass\n"}}
        }"#,
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "def handler(event:, context:)\nend\n"}}
        }"#,
        r#"{
            "Runtime": "java21",
            "Handler": "example.App::run",
            "Code": {
                "ZipFile": {
                    "example/App.class": "!class 65 run(Ljava/util/Map;Lcom/amazonaws/services/lambda/runtime/Context;)V"
                }
            }
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.js": "exports.handler = () => {};\n"}}
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event): pass\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.14",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "async def handler(event, context): pass\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "ruby3.4",
            "Handler": "function.handler",
            "Code": {"ZipFile": {"function.rb": "def handler(event, context)\nend\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "java21",
            "Handler": "example.App::run",
            "Code": {"ZipFile": {"example/App.class": "!class 65 -run"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "java21",
            "Handler": "example.App",
            "Code": {"ZipFile": {"example/App.class": "!class 65 run"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Code": {"ZipFile": {"index.js": "exports.handler = {};\n"}}
        }"# => "/Code/ZipFile",
    ],
}

/// How many positional arguments the Python runtime passes.
const ARGUMENTS: usize = 2;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(files) = Files::of(request) else { return };
    let found = match files.family {
        Family::Python => python_function(request, &files),
        Family::Ruby => ruby_method(request, &files),
        Family::Java => java(request, &files),
        Family::Nodejs => nodejs(request, &files),
        _ => None,
    };
    let Some((message, help)) = found else { return };
    out.report(Member::CodeZipFile, message).help(help).related(Member::Handler, "the handler is set here");
}

/// What is wrong, and how to fix it.
type Fault = (Message, Message);

fn python_function(request: &Request<'_>, files: &Files<'_>) -> Option<Fault> {
    let source = handler::source(request, files)?;
    let text = files.text(&source.path)?;
    let module = python::scan(&text)?;
    let function = module.function(source.function)?;
    let (name, line) = (function.name, function.line);
    let python::Parameters { required, max, keyword, .. } = function.parameters;
    let is_accepted = function.parameters.accept(ARGUMENTS);
    let problem = match (is_accepted, keyword, max) {
        (true, ..) if function.is_async => {
            return Some((
                msg!(
                    "{name} in {file} is asynchronous (line {line}), but the Python runtime does not await its result",
                    name = Text(name),
                    file = Text(&source.path),
                    line = Int(line)
                ),
                msg!("make it a `def` that calls `asyncio.run` for the asynchronous part"),
            ));
        }
        (true, ..) => return None,
        (_, Some(keyword), _) => format!("needs the keyword argument `{}`", shorten(keyword)),
        (_, _, Some(max)) if max < ARGUMENTS => match max {
            0 => "takes no arguments".to_owned(),
            _ => "takes only one argument".to_owned(),
        },
        _ => format!("needs {required} arguments"),
    };
    let message = msg!(
        "{name} in {file} {fault} (line {line}), but the runtime passes two: the event and the context",
        name = Text(name),
        file = Text(&source.path),
        fault = Word(problem),
        line = Int(line)
    );
    Some((message, msg!("declare it as {expected}", expected = Name(format!("def {name}(event, context):")))))
}

fn ruby_method(request: &Request<'_>, files: &Files<'_>) -> Option<Fault> {
    let source = handler::source(request, files)?;
    let text = files.text(&source.path)?;
    let parameters = ruby::parameters(&text, source.function, source.class.is_some())?;
    if parameters.accept(&["event", "context"]) {
        return None;
    }
    let receiver = if source.class.is_some() { "self." } else { "" };
    Some((
        msg!(
            "{name} in {file} does not accept `event:` and `context:` (line {line}), which the runtime passes",
            name = Text(source.function),
            file = Text(&source.path),
            line = Int(parameters.line)
        ),
        msg!(
            "declare it as {expected}",
            expected = Name(format!("def {receiver}{}(event:, context:)", source.function))
        ),
    ))
}

fn nodejs(request: &Request<'_>, files: &Files<'_>) -> Option<Fault> {
    let (source, exported) = handler::exported(request, files)?;
    let what = match exported.value {
        Value::Function(_) => return None,
        Value::Class => "a class",
        Value::Other(what) => what,
    };
    Some((
        msg!(
            "{name} in {file} is {what} (line {line}), not a function",
            name = Text(source.function),
            file = Text(&source.path),
            what = Word(what),
            line = Int(exported.line)
        ),
        "export a function of `event` and `context`".into(),
    ))
}

fn java(request: &Request<'_>, files: &Files<'_>) -> Option<Fault> {
    let (class, method) = parts::java(package::readable_handler(request)?);
    let Class::Found(bytes) = handler::java_class(files, class) else { return None };
    let declared = class_file::parse(&bytes)?;
    let (problem, help) = java_fault(&declared, method)?;
    Some((msg!("the class {file} {fault}", file = Text(class), fault = Word(problem)), help.into()))
}

/// What is wrong with the class of a handler, and how to fix it.
fn java_fault(class: &ClassFile, method: Option<&str>) -> Option<(String, &'static str)> {
    let inherits = class.superclass.as_deref() != Some("java/lang/Object") || class.interfaces > 0;
    let named: Vec<&Method> = class.methods.iter().filter(|declared| Some(declared.name.as_str()) == method).collect();
    let is_public = |method: &&&Method| method.access.is_public();
    match method {
        None if !inherits => {
            return Some((
                "implements neither `RequestHandler` nor `RequestStreamHandler`".into(),
                "implement one of the interfaces, or add the method to the handler (`CLASS::METHOD`)",
            ));
        }
        // another rule reports a missing method
        Some(_) if named.is_empty() && !inherits => return None,
        Some(name) if !inherits && !named.iter().any(|method| is_public(&method)) => {
            return Some((format!("has no public method `{}`", shorten(name)), "make the method `public`"));
        }
        Some(name) if !inherits && !named.iter().filter(is_public).any(|method| is_supported(method)) => {
            return Some((
                format!("has no method `{}` with parameters that the runtime supports", shorten(name)),
                "use the parameters `(EVENT, Context)`, `(EVENT)`, or `(InputStream, OutputStream, Context)`",
            ));
        }
        _ => {}
    }
    if !class.access.is_public() {
        return Some(("is not public".into(), "make the class `public`"));
    }
    // an inherited method may be static
    let needs_object = method.is_none() || !named.is_empty() && named.iter().all(|method| !method.access.is_static());
    if !needs_object {
        return None;
    }
    if class.access.is_abstract() {
        return Some((
            "is abstract, so the runtime cannot create an object".into(),
            "name a class that is not abstract",
        ));
    }
    let is_usable =
        |method: &Method| method.name == "<init>" && method.access.is_public() && method.parameters.is_empty();
    (!class.methods.iter().any(is_usable))
        .then(|| ("has no public constructor without parameters".into(), "add one, or make the method `static`"))
}

/// Whether the runtime calls a method with these parameters.
fn is_supported(method: &Method) -> bool {
    const CONTEXT: &str = "Lcom/amazonaws/services/lambda/runtime/Context;";
    const INPUT: &str = "Ljava/io/InputStream;";
    const OUTPUT: &str = "Ljava/io/OutputStream;";
    let parameters: Vec<&str> = method.parameters.iter().map(String::as_str).collect();
    match parameters[..] {
        [] | [_] | [INPUT, OUTPUT] | [INPUT, OUTPUT, CONTEXT] => true,
        [first, CONTEXT] => first != CONTEXT,
        _ => false,
    }
}
