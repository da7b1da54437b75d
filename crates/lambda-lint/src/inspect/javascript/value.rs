//! What a file exports under one name: the function itself, where the tokens show it.

use super::exports::is_annotation;
use super::tokens::{self, Kind, Token};
use super::{MAX_SOURCE, View};

/// How many names are followed from an export to the function.
const MAX_STEPS: usize = 4;
/// How many values of one export are looked at.
const MAX_PLACES: usize = 16;
/// How many assignments of a chain are followed.
const MAX_CHAIN: usize = 4096;

/// The value of an export.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// A function with this many parameters before the first one with a default: its `length`.
    Function(usize),
    /// A class, which is not called without `new`.
    Class,
    /// A string, a number, a list or an object, in words.
    Other(&'static str),
}

/// A value and where it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Exported {
    /// What it is.
    pub value: Value,
    /// The line, counted from 1.
    pub line: usize,
}

/// The value that a file surely exports under a name.
///
/// ```
/// use lambda_lint::inspect::javascript::{Value, exported};
///
/// let source = "exports.handler = (event, context, callback) => callback(null, 1);";
/// assert_eq!(exported(source, "handler").unwrap().value, Value::Function(3));
/// assert_eq!(exported("exports.handler = wrap((a, b, c) => {});", "handler"), None);
/// ```
pub fn exported(source: &str, name: &str) -> Option<Exported> {
    if source.len() > MAX_SOURCE {
        return None;
    }
    let tokens = tokens::all(source)?;
    let view = View { tokens: &tokens };
    // it marks the function that it is given, which may then have three parameters
    let is_marked = |token: &Token<'_>| matches!(token.kind, Kind::Word("streamifyResponse" | "defineProperty"));
    if tokens.iter().any(|token| is_marked(token) && !is_es_module_mark(source, token)) {
        return None;
    }
    let mut places = Vec::new();
    let is_bundle = (0..tokens.len()).any(|at| view.is_word(at, "module") && is_annotation(&view, at));
    for at in 0..tokens.len() {
        if is_bundle {
            places.extend(bundled(&view, at, name));
        } else {
            find(&view, at, name, &mut places)?;
        }
        if places.len() > MAX_PLACES {
            return None;
        }
    }
    // `exports.a = void 0` of TypeScript comes before the value
    places.retain(|&at| !is_void(&view, at));
    let &[at] = places.as_slice() else { return None };
    let (value, at) = value(&view, at, MAX_STEPS)?;
    let line = super::line(source, view.get(at)?.offset);
    Some(Exported { value, line })
}

/// `Object.defineProperty(exports, "__esModule", …)`
fn is_es_module_mark(source: &str, token: &Token<'_>) -> bool {
    let rest = source.get(token.offset..).unwrap_or_default();
    let mark = "defineProperty(exports,";
    rest.strip_prefix(mark).is_some_and(|rest| rest.trim_start_matches([' ', '"', '\'']).starts_with("__esModule"))
}

/// The place of the value in `{ name: () => local }`, which esbuild passes to the function that exports its members.
fn bundled(view: &View<'_, '_>, at: usize, name: &str) -> Option<usize> {
    let is_getter = view.is_word(at, name) && view.is(at + 1, ":") && view.is(at + 2, "(") && view.is(at + 3, ")");
    let ends = view.is(at + 7, ",") || view.is(at + 7, "}");
    (is_getter && view.is(at + 4, "=>") && view.word(at + 6).is_some() && ends).then_some(at + 6)
}

/// Adds the place of a value that may be exported here; nothing where an export is not at the top level.
fn find(view: &View<'_, '_>, at: usize, name: &str, places: &mut Vec<usize>) -> Option<()> {
    let Some(word) = view.word(at) else { return Some(()) };
    let token = view.get(at)?;
    match word {
        "exports" if view.is(at + 1, ".") && view.is_word(at + 2, name) => {
            if let Some(value) = view.assigned(at + 3) {
                (token.depth == 0).then_some(())?;
                places.push(value);
            }
        }
        "exports" if token.depth == 0 && view.is_property(at) => {
            if let Some(open) = view.assigned(at + 1).filter(|&open| view.is(open, "{")) {
                find_key(view, open, name, places);
            }
        }
        "export" if token.depth == 0 && !view.is_property(at) => find_declaration(view, at + 1, name, places),
        _ => {}
    }
    Some(())
}

/// `export const name = …`, `export function name`, `export { local as name }`.
fn find_declaration(view: &View<'_, '_>, at: usize, name: &str, places: &mut Vec<usize>) {
    match view.word(at) {
        Some("const" | "let" | "var") if view.is_word(at + 1, name) => places.extend(view.assigned(at + 2)),
        Some("class") if view.is_word(at + 1, name) => places.push(at),
        Some("function" | "async") if function_name(view, at) == Some(name) => places.push(at),
        None if view.is(at, "{") => {
            let Some(end) = view.after_bracket(at) else { return };
            // `export { a } from "b"` has no local name
            if view.is_word(end, "from") {
                return;
            }
            for place in at + 1..end {
                let ends = view.is(place + 1, ",") || view.is(place + 1, "}");
                let has_alias = view.is_word(place.saturating_sub(1), "as");
                if ends && view.is_word(place, name) {
                    let aliased = place.saturating_sub(2);
                    let value = if has_alias { view.word(aliased).and_then(|name| local(view, name)) } else { None };
                    // the word `as` has no value
                    places.push(value.unwrap_or(if has_alias { place - 1 } else { place }));
                }
            }
        }
        _ => {}
    }
}

/// `{ name: value }`, `{ name }`, `{ async name() {} }`.
fn find_key(view: &View<'_, '_>, open: usize, name: &str, places: &mut Vec<usize>) {
    let (Some(end), Some(depth)) = (view.after_bracket(open), view.get(open).map(|token| token.depth + 1)) else {
        return;
    };
    for at in open + 1..end {
        let begins = |at: usize| at == open + 1 || view.is(at - 1, ",");
        let is_method = view.is_word(at - 1, "async") && begins(at - 1);
        if view.get(at).is_none_or(|token| token.depth != depth) || !view.is_word(at, name) {
            continue;
        }
        if begins(at) && view.is(at + 1, ":") {
            places.push(at + 2);
        } else if begins(at) && (view.is(at + 1, ",") || view.is(at + 1, "}"))
            || (begins(at) || is_method) && view.is(at + 1, "(")
        {
            places.push(at);
        }
    }
}

/// The name of a declared function.
fn function_name<'a>(view: &View<'_, 'a>, at: usize) -> Option<&'a str> {
    let at = at + usize::from(view.is_word(at, "async"));
    let at = if view.is_word(at, "function") { at + 1 } else { return None };
    view.word(at + usize::from(view.is(at, "*")))
}

/// Whether a value is `void 0`, also at the end of a chain of assignments.
fn is_void(view: &View<'_, '_>, at: usize) -> bool {
    let mut at = at;
    // `exports.a = exports.b = void 0`
    for _ in 0..MAX_CHAIN {
        match view.assigned(at + 3) {
            Some(value) if view.is_word(at, "exports") && view.is(at + 1, ".") => at = value,
            _ => break,
        }
    }
    view.is_word(at, "void") && view.is_word(at + 1, "0")
}

/// What is at a place, and where it is after all names were followed.
fn value(view: &View<'_, '_>, at: usize, steps: usize) -> Option<(Value, usize)> {
    let token = view.get(at)?;
    let ends = |end: usize| {
        view.get(end).is_none_or(|next| {
            matches!(next.kind, Kind::Mark(b';' | b',' | b'}'))
                || next.after_newline && !matches!(next.kind, Kind::Mark(b'.' | b'(' | b'[' | b'?'))
        })
    };
    let found = |value: Value| Some((value, at));
    match token.kind {
        Kind::Text(_) if ends(at + 1) => found(Value::Other("a string")),
        Kind::Mark(b'{') if ends(view.after_bracket(at)?) => found(Value::Other("an object")),
        Kind::Mark(b'[') if ends(view.after_bracket(at)?) => found(Value::Other("a list")),
        Kind::Word(word) if word.starts_with(|c: char| c.is_ascii_digit()) && ends(at + 1) => {
            found(Value::Other("a number"))
        }
        Kind::Word("class") => found(Value::Class),
        _ => match parameters(view, at) {
            Some(count) => found(Value::Function(count)),
            None => {
                let name = view.word(at).filter(|_| steps > 0 && ends(at + 1))?;
                value(view, local(view, name)?, steps - 1)
            }
        },
    }
}

/// The place of the only value that a name of the file has.
fn local(view: &View<'_, '_>, name: &str) -> Option<usize> {
    let mut found = None;
    for at in (0..view.tokens.len()).filter(|&at| view.is_word(at, name) && !view.is_property(at)) {
        let is_top = view.get(at)?.depth == 0;
        let before = at.checked_sub(1).and_then(|before| view.word(before));
        let is_generator = at > 1 && view.is(at - 1, "*") && view.is_word(at - 2, "function");
        let declared = match before {
            Some("const" | "let" | "var") if is_top => view.assigned(at + 1),
            Some("const" | "let" | "var") => None,
            Some("function") => is_top.then(|| at - 1),
            Some("class") => is_top.then(|| at - 1),
            _ if is_generator => is_top.then(|| at - 2),
            // `name = …`, `name ||= …`, `name++`
            _ if view.assigned(at + 1).is_some() || changes(view, at + 1) => return None,
            _ => None,
        };
        match (declared, found) {
            (Some(_), Some(_)) => return None,
            (Some(place), None) => found = Some(place),
            _ => {}
        }
    }
    found
}

/// Whether an operator that assigns begins here.
fn changes(view: &View<'_, '_>, at: usize) -> bool {
    ["+=", "||=", "&&=", "??=", "++", "--"].iter().any(|operator| view.is(at, operator))
}

/// How many parameters a function has before the first one with a default. Nothing if this is not a function alone.
fn parameters(view: &View<'_, '_>, start: usize) -> Option<usize> {
    let at = start + usize::from(view.is_word(start, "async"));
    if view.is_word(at, "function") {
        let at = at + 1 + usize::from(view.is(at + 1, "*"));
        let open = at + usize::from(view.word(at).is_some());
        let body = view.after_bracket(open).filter(|&body| view.is(open, "(") && view.is(body, "{"))?;
        let end = view.after_bracket(body)?;
        // `function () {}.bind(…)`, `function () {}(…)`
        let is_used = view.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(b'.' | b'(' | b'[')));
        return if is_used { None } else { count(view, open) };
    }
    if view.is(at, "(") {
        let arrow = view.after_bracket(at)?;
        return if view.is(arrow, "=>") { count(view, at) } else { None };
    }
    if view.word(at).is_some() && view.is(at + 1, "=>") {
        return Some(1);
    }
    // a method: `name(event) {}`
    let body = view.after_bracket(at + 1).filter(|_| view.word(at).is_some() && view.is(at + 1, "("))?;
    if view.is(body, "{") { count(view, at + 1) } else { None }
}

/// The `length` of a function whose list of parameters opens here.
fn count(view: &View<'_, '_>, open: usize) -> Option<usize> {
    let (end, depth) = (view.after_bracket(open)? - 1, view.get(open)?.depth + 1);
    let (mut count, mut is_empty) = (0, true);
    for at in open + 1..end {
        let token = view.get(at)?;
        if is_empty && view.is(at, "...") {
            return Some(count);
        }
        match token.kind {
            Kind::Mark(b',') if token.depth == depth => {
                count += usize::from(!is_empty);
                is_empty = true;
                continue;
            }
            Kind::Mark(b'=') if token.depth == depth => return Some(count),
            _ => is_empty = false,
        }
    }
    Some(count + usize::from(!is_empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: Option<Value>) {
        assert_eq!(exported(source, "handler").map(|found| found.value), expected, "{source}");
    }

    #[test]
    fn parameters_of_functions() {
        for (source, length) in [
            ("exports.handler = (event, context, callback) => { callback(null, 1); };", 3),
            ("exports.handler = async (event, context, callback) => {}", 3),
            ("exports.handler = function (event, context, cb) {};", 3),
            ("exports.handler = async function run(event, context, cb) {};", 3),
            ("module.exports.handler = (a, b, c) => 1", 3),
            ("module.exports = { handler: (a, b, c) => 1, other: 2 };", 3),
            ("module.exports = { handler(a, b, c) {} };", 3),
            ("module.exports = { async handler(a, b, c) {} };", 3),
            ("const handler = (a, b, c) => 1;\nmodule.exports = { handler };", 3),
            ("function handler(a, b, c) {}\nexports.handler = handler;", 3),
            ("exports.handler = handler;\nfunction handler(a, b, c) {}", 3),
            ("export const handler = (a, b, c) => {};", 3),
            ("export async function handler(a, b, c) {}", 3),
            ("const run = (a, b, c) => {}; export { run as handler };", 3),
            ("exports.handler = void 0;\nconst handler = (a, b, c) => {};\nexports.handler = handler;", 3),
            ("exports.other = exports.handler = void 0;\nexports.handler = (a, b, c) => {};", 3),
            ("Object.defineProperty(exports, \"__esModule\", { value: true });\nexports.handler = (a, b, c) => {};", 3),
            (
                "i(s, { handler: () => u }); module.exports = c(s); var u = async (a, b, c) => 1; 0 && (module.exports = { handler });",
                3,
            ),
            ("exports.handler = (event, context) => {};", 2),
            ("exports.handler = event => event;", 1),
            ("exports.handler = async event => event;", 1),
            ("exports.handler = () => 1;", 0),
            ("exports.handler = (a, b, c = {}) => 1;", 2),
            ("exports.handler = (a, b, ...rest) => 1;", 2),
            ("exports.handler = ({ a = 1, b }, [c, d], e,) => 1;", 3),
            ("exports.handler = (a = (b, c) => 1, d, e) => 1;", 0),
        ] {
            check(source, Some(Value::Function(length)));
        }
    }

    #[test]
    fn values_that_are_not_functions() {
        check("exports.handler = 'run';", Some(Value::Other("a string")));
        check("exports.handler = { run() {} };", Some(Value::Other("an object")));
        check("exports.handler = [run];", Some(Value::Other("a list")));
        check("exports.handler = 1", Some(Value::Other("a number")));
        check("export class handler {}", Some(Value::Class));
        check("class Handler {}\nexports.handler = Handler;", Some(Value::Class));
    }

    #[test]
    fn values_that_may_be_anything() {
        for source in [
            "exports.handler = middy((a, b, c) => {});",
            "exports.handler = awslambda.streamifyResponse(async (a, b, c) => {});",
            "const run = (a, b, c) => {}; awslambda.streamifyResponse(run); exports.handler = run;",
            "exports.handler = function (a, b, c) {}.bind(x);",
            "exports.handler = (function (a, b, c) {});",
            "exports.handler = { run: 1 }.run;",
            "exports.handler = 'a'.b",
            "exports.handler = x ? (a, b, c) => 1 : 2;",
            "if (x) { exports.handler = (a, b, c) => 1; }",
            "exports.handler = (a, b, c) => 1;\nexports.handler = wrap(exports.handler);",
            "let handler = (a, b, c) => 1;\nhandler = wrap(handler);\nexports.handler = handler;",
            "export { handler } from './x.mjs';",
            "export * from './x.mjs';",
            "export const { handler } = make();",
            "exports.handler = require('./x').handler;",
            "import { handler } from 'x';\nexport { handler };",
            "import { run } from 'x';\nconst handler = (a, b, c) => 1;\nexport { run as handler };",
            "",
        ] {
            check(source, None);
        }
    }

    #[test]
    fn hostile_sources() {
        exported(&"exports.handler=".repeat(100_000), "handler");
        exported(&"module.exports={".repeat(2000), "handler");
        exported(&format!("exports.handler = a0;{}", "const a0 = a0;".repeat(10_000)), "handler");
    }
}
