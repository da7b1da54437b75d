//! What a file loads, and which kind of module its top level needs.

use super::tokens::{Kind, Token};
use super::{Found, MAX_NAMES, Module, View};

/// Words that follow `export` in a declaration.
const EXPORTED: &[&str] = &["async", "class", "const", "default", "function", "let", "var"];

pub(super) fn read<'a>(tokens: &[Token<'a>], module: &mut Module<'a>) {
    let view = View { tokens };
    let has_own_require = binds(&view, "require");
    let has_own_module = binds(&view, "module") || binds(&view, "exports");
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Word(word) = token.kind else { continue };
        if token.depth != 0 || view.is_property(at) {
            continue;
        }
        let found = Found { text: word, offset: token.offset };
        match word {
            "import" if is_import(&view, at) => {
                module.es_syntax.get_or_insert(found);
                push(&mut module.imports, from(&view, at + 1));
            }
            "export" if is_export(&view, at) => {
                module.es_syntax.get_or_insert(found);
                if view.is(at + 1, "*") || view.is(at + 1, "{") {
                    push(&mut module.imports, from(&view, at + 1));
                }
            }
            "const" | "let" | "var" | "require" if !has_own_require && begins_statement(&view, at) => {
                read_requires(&view, at, module);
            }
            "module" | "exports" if !has_own_module && begins_statement(&view, at) && is_exported(&view, at) => {
                module.commonjs_syntax.get_or_insert(found);
            }
            _ => {}
        }
    }
}

fn push<'a>(list: &mut Vec<Found<'a>>, found: Option<Found<'a>>) {
    if list.len() < MAX_NAMES {
        list.extend(found.filter(|found| !found.text.contains('\\')));
    }
}

/// Whether the file declares a name itself, or assigns to it.
fn binds(view: &View<'_, '_>, name: &str) -> bool {
    (0..view.tokens.len()).filter(|&at| view.is_word(at, name) && !view.is_property(at)).any(|at| {
        let declares = |word| matches!(word, "const" | "let" | "var" | "function" | "class" | "import" | "as");
        at.checked_sub(1).and_then(|before| view.word(before)).is_some_and(declares)
            || name == "require" && view.assigned(at + 1).is_some()
            // in a list of declarations, of imports or of parameters
            || view.before(at, 1).is_some_and(|t| matches!(t.kind, Kind::Mark(b',' | b'(' | b'{')))
                && view.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(b',' | b')' | b'}')))
    })
}

/// Whether `import` begins a declaration, and not `import(…)` or `import.meta`.
fn is_import(view: &View<'_, '_>, at: usize) -> bool {
    view.text(at + 1).is_some() || view.word(at + 1).is_some() || view.is(at + 1, "{") || view.is(at + 1, "*")
}

fn is_export(view: &View<'_, '_>, at: usize) -> bool {
    view.word(at + 1).is_some_and(|word| EXPORTED.contains(&word)) || view.is(at + 1, "{") || view.is(at + 1, "*")
}

/// The text after `from` of the declaration whose words begin here.
pub(super) fn from<'a>(view: &View<'_, 'a>, at: usize) -> Option<Found<'a>> {
    let mut at = at;
    loop {
        if let Some(text) = view.text(at) {
            return Some(text);
        }
        at = match view.get(at)?.kind {
            Kind::Mark(b'{') => view.after_bracket(at)?,
            Kind::Mark(b'*' | b',') | Kind::Word(_) => at + 1,
            _ => return None,
        };
        // `export { a }` may end without a semicolon
        if view.word(at).is_some_and(|word| word != "from" && word != "as") && view.get(at)?.after_newline {
            return None;
        }
    }
}

/// Whether a word begins a statement of the top level.
pub(super) fn begins_statement(view: &View<'_, '_>, at: usize) -> bool {
    let Some(last) = view.before(at, 1) else { return true };
    let Some(token) = view.get(at).filter(|token| !token.after_control) else { return false };
    match last.kind {
        Kind::Mark(b';' | b'}') => true,
        Kind::Mark(b')' | b']') | Kind::Text(_) | Kind::Opaque => token.after_newline,
        Kind::Word(word) => word != "else" && word != "do" && token.after_newline,
        Kind::Mark(_) => false,
    }
}

/// `const a = require("b"), { c } = d(require("e"))`, and `require("f")`.
fn read_requires<'a>(view: &View<'_, 'a>, at: usize, module: &mut Module<'a>) {
    let offset = view.get(at).map_or(0, |token| token.offset);
    let mut call = if view.is_word(at, "require") { Some(at) } else { declared_value(view, at + 1) };
    while let Some(start) = call {
        // a function that wraps it, such as `__importStar(require("a"))` or `tslib_1.__importStar(…)`
        let mut at = start;
        if !view.is_word(at, "require") && view.word(at).is_some() {
            if view.is(at + 1, ".") && view.word(at + 2).is_some() {
                at += 2;
            }
            at += if view.is(at + 1, "(") { 2 } else { return };
        }
        let (true, true, Some(text), true) =
            (view.is_word(at, "require"), view.is(at + 1, "("), view.text(at + 2), view.is(at + 3, ")"))
        else {
            return;
        };
        let found = Found { text: "require", offset };
        module.commonjs_syntax.get_or_insert(found);
        push(&mut module.requires, Some(text));
        let end = if at == start { at + 4 } else { at + 5 };
        call = if view.is(end, ",") { declared_value(view, end + 1) } else { None };
    }
}

/// The place of the value in `name = value` or `{ a, b: c } = value`.
pub(super) fn declared_value(view: &View<'_, '_>, at: usize) -> Option<usize> {
    let end = match view.get(at)?.kind {
        Kind::Word(_) => at + 1,
        Kind::Mark(b'{' | b'[') => view.after_bracket(at)?,
        _ => return None,
    };
    view.assigned(end)
}

/// Whether `module.exports…` or `exports.name` is assigned to here.
fn is_exported(view: &View<'_, '_>, at: usize) -> bool {
    let is_module = view.is_word(at, "module");
    let base = match is_module {
        true if view.is(at + 1, ".") && view.is_word(at + 2, "exports") => at + 3,
        true => return false,
        false => at + 1,
    };
    let has_name = view.is(base, ".") && view.word(base + 1).is_some();
    match (has_name, is_module) {
        (true, _) => view.assigned(base + 2).is_some(),
        (false, true) => view.assigned(base).is_some(),
        (false, false) => false,
    }
}
