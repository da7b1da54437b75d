//! What only one module format has at the top level of a file: `await`, `__dirname` and names of imports.

use super::requires::{begins_statement, declared_value, from};
use super::tokens::{Kind, Token};
use super::{Found, MAX_NAMES, Module, View};

/// How many tokens of one declaration are read.
const MAX_TOKENS: usize = 64;
/// Variables that CommonJS gives to each file.
const GLOBALS: &[&str] = &["__dirname", "__filename"];

pub(super) fn read<'a>(tokens: &[Token<'a>], module: &mut Module<'a>) {
    let view = View { tokens };
    let globals: Vec<&str> = GLOBALS.iter().copied().filter(|name| !defines(&view, name)).collect();
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Word(word) = token.kind else { continue };
        if token.depth != 0 || view.is_property(at) || !begins_statement(&view, at) {
            continue;
        }
        match word {
            "await" => note_await(&view, at, module),
            "const" | "let" | "var" => {
                if let Some(value) = declared_value(&view, at + 1) {
                    note_await(&view, value, module);
                    if module.commonjs_global.is_none() {
                        module.commonjs_global = global(&view, value, &globals);
                    }
                }
            }
            "import" if view.is(at + 1, "{") => read_names(&view, at, module),
            _ => {}
        }
    }
}

/// Whether `await` waits for a value here: as a name, an operator would follow.
fn note_await<'a>(view: &View<'_, 'a>, at: usize, module: &mut Module<'a>) {
    let Some(offset) = view.get(at).filter(|_| view.is_word(at, "await")).map(|token| token.offset) else { return };
    let waits = match view.get(at + 1).map(|next| next.kind) {
        Some(Kind::Word(word)) => !matches!(word, "in" | "of" | "instanceof"),
        Some(Kind::Text(_)) => true,
        _ => false,
    };
    if waits && !view.get(at + 1).is_some_and(|next| next.after_newline) {
        module.top_level_await.get_or_insert(Found { text: "await", offset });
    }
}

/// `__dirname` in a value that is surely computed when the file runs: without functions, conditions and blocks.
fn global<'a>(view: &View<'_, 'a>, start: usize, globals: &[&str]) -> Option<Found<'a>> {
    for at in start..start + MAX_TOKENS {
        let token = view.get(at)?;
        match token.kind {
            Kind::Mark(b';') | Kind::Mark(b'{' | b'?' | b'&' | b'|') => return None,
            Kind::Mark(b'=') if view.is(at, "=>") => return None,
            Kind::Word("function" | "async" | "class" | "typeof" | "const" | "let" | "var" | "import" | "export") => {
                return None;
            }
            Kind::Word(word) if globals.contains(&word) && !view.is_property(at) => {
                return Some(Found { text: word, offset: token.offset });
            }
            // another statement may begin here
            _ if token.depth == 0 && token.after_newline && at > start => return None,
            _ => {}
        }
    }
    None
}

/// Whether a file may define a name itself. An argument of a call that is not in the middle of a list does not.
fn defines(view: &View<'_, '_>, name: &str) -> bool {
    (0..view.tokens.len()).filter(|&at| view.is_word(at, name) && !view.is_property(at)).any(|at| {
        let before = at.checked_sub(1).and_then(|before| view.word(before));
        let is_declared = matches!(before, Some("as" | "const" | "function" | "import" | "let" | "var"));
        let is_listed = view.before(at, 1).is_some_and(|token| matches!(token.kind, Kind::Mark(b',' | b'{')))
            && view.get(at + 1).is_some_and(|token| matches!(token.kind, Kind::Mark(b',' | b'}')));
        is_declared || is_listed || view.assigned(at + 1).is_some()
    })
}

/// `import { a, b as c } from "d"`
fn read_names<'a>(view: &View<'_, 'a>, at: usize, module: &mut Module<'a>) {
    let (Some(end), Some(specifier)) = (view.after_bracket(at + 1), from(view, at + 1)) else { return };
    let begins = |at: usize| view.is(at - 1, "{") || view.is(at - 1, ",");
    let names = (at + 2..end - 1).filter(|&at| begins(at)).filter_map(|at| {
        let text = view.word(at)?;
        Some(Found { text, offset: view.get(at)?.offset })
    });
    let left = MAX_NAMES.saturating_sub(module.imported_names.len());
    module.imported_names.extend(names.take(left).map(|name| (specifier, name)));
}
