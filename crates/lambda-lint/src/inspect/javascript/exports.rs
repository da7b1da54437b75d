//! The names that a file exports.

use super::tokens::{Kind, Token};
use super::{MAX_NAMES, Module, View};

pub(super) fn read<'a>(tokens: &[Token<'a>], module: &mut Module<'a>) {
    let view = View { tokens };
    let mut names = Names::default();
    let is_es_module = module.es_syntax.is_some();
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Word(word) = token.kind else { continue };
        if view.is_property(at) {
            continue;
        }
        match word {
            "export" if is_es_module && token.depth == 0 => names.read_export(&view, at + 1),
            "exports" if !is_es_module => names.read_exports(&view, at, at + 1),
            "module" if !is_es_module => names.read_module(&view, at),
            // at the top level of a CommonJS file, `this` is `exports`
            "this" if !is_es_module && token.depth == 0 => names.more = true,
            "eval" => names.more = true,
            _ => {}
        }
    }
    module.exports_more = names.more && names.complete.is_none();
    module.exports = names.names;
    module.exports.extend(names.complete.unwrap_or_default());
}

/// How many values of `module.exports` are read: each is read up to its end.
const MAX_VALUES: usize = 64;

#[derive(Default)]
struct Names<'a> {
    names: Vec<&'a str>,
    more: bool,
    /// How many values of `module.exports` were read.
    values: usize,
    /// All names, as the bundler lists them.
    complete: Option<Vec<&'a str>>,
}

impl<'a> Names<'a> {
    fn add(&mut self, name: &'a str) {
        // an escape may spell any name
        self.more |= name.contains('\\') || self.names.len() == MAX_NAMES;
        if !self.more {
            self.names.push(name);
        }
    }

    /// What follows `export`.
    fn read_export(&mut self, view: &View<'_, 'a>, at: usize) {
        match (view.word(at), view.get(at).map(|token| token.kind)) {
            (Some("default"), _) => self.add("default"),
            (Some("const" | "let" | "var"), _) => self.read_declarations(view, at + 1),
            (Some("class"), _) => self.read_name(view, at + 1),
            (Some("function"), _) => self.read_name(view, at + 1 + usize::from(view.is(at + 1, "*"))),
            (Some("async"), _) => self.read_name(view, at + 2 + usize::from(view.is(at + 2, "*"))),
            (_, Some(Kind::Mark(b'{'))) => self.read_list(view, at),
            (_, Some(Kind::Mark(b'*'))) if view.is_word(at + 1, "as") => self.read_name(view, at + 2),
            _ => self.more = true,
        }
    }

    fn read_name(&mut self, view: &View<'_, 'a>, at: usize) {
        match (view.word(at), view.text(at)) {
            (Some(name), _) => self.add(name),
            (_, Some(text)) => self.add(text.text),
            _ => self.more = true,
        }
    }

    /// `{ a, b as c, d as "e" }`: the last word of each part.
    fn read_list(&mut self, view: &View<'_, 'a>, at: usize) {
        let Some(end) = view.after_bracket(at) else { return };
        for place in at + 1..end {
            let ends_part = view.get(place + 1).is_some_and(|t| matches!(t.kind, Kind::Mark(b',' | b'}')));
            if ends_part && !matches!(view.get(place).map(|t| t.kind), Some(Kind::Mark(_))) {
                self.read_name(view, place);
            }
        }
    }

    /// `a = 1, { b, c: d } = e`: every word that could be a name. Some too many do no harm.
    fn read_declarations(&mut self, view: &View<'_, 'a>, start: usize) {
        let Some(depth) = view.get(start).map(|token| token.depth) else { return };
        let mut at = start;
        let mut expects_name = true;
        while let Some(token) = view.get(at) {
            if token.depth == depth {
                match token.kind {
                    Kind::Mark(b';') => return,
                    Kind::Word("export" | "import") => return,
                    Kind::Mark(b',') => expects_name = true,
                    Kind::Mark(b'{' | b'[') if expects_name => {}
                    Kind::Word(name) if expects_name => {
                        self.add(name);
                        expects_name = false;
                    }
                    Kind::Mark(b'=') => expects_name = false,
                    _ => {}
                }
            } else if expects_name && let Kind::Word(name) = token.kind {
                self.add(name);
            }
            at += 1;
        }
    }

    /// `module` in a CommonJS file.
    fn read_module(&mut self, view: &View<'_, 'a>, at: usize) {
        if view.is(at + 1, ".") {
            match view.word(at + 2) {
                Some("exports") if is_annotation(view, at) => self.read_annotation(view, at + 4),
                Some("exports") => self.read_exports(view, at, at + 3),
                Some("children" | "filename" | "id" | "loaded" | "parent" | "path" | "paths") => {}
                _ => self.more = true,
            }
        } else if !self.is_harmless_name(view, at) {
            self.more = true;
        }
    }

    /// `require.main === module`, `{ module: 1 }`, `{ module }` of an import.
    fn is_harmless_name(&self, view: &View<'_, 'a>, at: usize) -> bool {
        let is_compared = view.before(at, 1).is_some_and(|t| t.kind == Kind::Mark(b'='))
            && view.before(at, 2).is_some_and(|t| t.kind == Kind::Mark(b'='));
        is_compared || view.is(at + 1, ":")
    }

    /// `exports` or `module.exports`, which ends before `after`.
    fn read_exports(&mut self, view: &View<'_, 'a>, start: usize, after: usize) {
        let is_module = after != start + 1;
        if self.more {
            return;
        }
        if view.is(after, ".") {
            let Some(name) = view.word(after + 1) else { return self.more = true };
            // `exports.a = 1` and `exports.a ||= 1`; one that is only read is somewhere else
            self.add(name);
        } else if view.is(after, "[") {
            match view.text(after + 1) {
                Some(text) if view.is(after + 2, "]") => self.add(text.text),
                _ => self.more = true,
            }
        } else if let Some(value) = view.assigned(after) {
            self.values += 1;
            self.more |= self.values > MAX_VALUES;
            match view.get(value).map(|token| token.kind) {
                Some(Kind::Mark(b'{')) if is_module => self.read_object(view, value),
                // `exports = module.exports = …`
                Some(Kind::Word("module")) if !is_module => {}
                // a function has no other members
                _ if self.more => {}
                _ if is_module && (is_function(view, value) || is_local_function(view, value)) => {}
                _ => self.more = true,
            }
        } else if view.is_word(start.saturating_sub(2), "defineProperty")
            && view.is(start.saturating_sub(1), "(")
            && view.is(after, ",")
        {
            self.read_name(view, after + 1);
        } else if is_module || !view.is(after, ":") {
            self.more = true;
        }
    }

    /// The list of names that esbuild writes for Node.js at the end of a bundle.
    fn read_annotation(&mut self, view: &View<'_, 'a>, open: usize) {
        let mut listed = Names::default();
        listed.read_object(view, open);
        self.more = true;
        self.complete = Some(listed.names).filter(|_| !listed.more);
    }

    /// `{ a, b: c, d() {}, async *e() {}, "f": g }`
    fn read_object(&mut self, view: &View<'_, 'a>, open: usize) {
        let (Some(end), Some(depth)) = (view.after_bracket(open), view.get(open).map(|token| token.depth + 1)) else {
            return self.more = true;
        };
        // what comes after the object may change it: `module.exports = { … }.x`, `… || y`
        let ends = view.get(end).is_none_or(|t| t.after_newline || matches!(t.kind, Kind::Mark(b';' | b')' | b'}')));
        self.more |= !ends || view.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(b'.' | b'[' | b'(')));
        let mut at = open + 1;
        while at + 1 < end {
            at = self.read_key(view, at);
            // to the next part
            while at + 1 < end && !view.get(at).is_some_and(|t| t.depth == depth && t.kind == Kind::Mark(b',')) {
                at += 1;
            }
            at += 1;
        }
    }

    /// Reads the name of a part of an object; returns a place in this part.
    fn read_key(&mut self, view: &View<'_, 'a>, start: usize) -> usize {
        let mut at = start;
        loop {
            let is_modifier = view.word(at).is_some_and(|word| matches!(word, "async" | "get" | "set"))
                && (view.word(at + 1).is_some() || view.text(at + 1).is_some() || view.is(at + 1, "*"));
            if !is_modifier && !view.is(at, "*") {
                break;
            }
            at += 1;
        }
        match (view.word(at), view.text(at)) {
            (Some(name), _) => self.add(name),
            (_, Some(text)) => self.add(text.text),
            // `...spread`, `[computed]`
            _ => self.more = true,
        }
        at
    }
}

/// Whether `module` is the start of `0 && (module.exports = { … })`, which never runs.
pub(super) fn is_annotation(view: &View<'_, '_>, at: usize) -> bool {
    let Some(start) = at.checked_sub(4) else { return false };
    let is_never = view.is_word(start, "0") && view.is(start + 1, "&&") && view.is(start + 3, "(");
    is_never && view.is(at + 3, "=") && view.is(at + 4, "{")
}

/// Whether a value is a function: `function () {}`, `async (a) => …`, `a => …`.
fn is_function(view: &View<'_, '_>, start: usize) -> bool {
    let at = start + usize::from(view.is_word(start, "async"));
    if !view.is_word(at, "function") {
        let end = if view.is(at, "(") { view.after_bracket(at) } else { view.word(at).map(|_| at + 1) };
        return end.is_some_and(|end| view.is(end, "=>"));
    }
    let at = at + 1 + usize::from(view.is(at + 1, "*"));
    let at = at + usize::from(view.word(at).is_some());
    let body = view.after_bracket(at).filter(|_| view.is(at, "("));
    let end = body.filter(|&body| view.is(body, "{")).and_then(|body| view.after_bracket(body));
    // `function () {}.bind(…)`, `function () {}(…)`
    end.is_some_and(|end| !view.get(end).is_some_and(|t| matches!(t.kind, Kind::Mark(b'.' | b'(' | b'['))))
}

/// Whether a value is the name of a function of this file that only this statement and calls mention: nothing can give it
/// members.
fn is_local_function(view: &View<'_, '_>, at: usize) -> bool {
    let ends = view.get(at + 1).is_none_or(|token| token.after_newline || token.kind == Kind::Mark(b';'));
    let Some(name) = view.word(at).filter(|_| ends) else { return false };
    let mut is_defined = false;
    for other in (0..view.tokens.len()).filter(|&other| other != at && view.is_word(other, name)) {
        let keyword = other.checked_sub(1).and_then(|before| view.word(before));
        let value = if keyword == Some("const") { view.assigned(other + 1) } else { None };
        let defines = keyword == Some("function") || value.is_some_and(|value| is_function(view, value));
        if !defines && !view.is(other + 1, "(") {
            return false;
        }
        is_defined |= defines && view.get(other).is_some_and(|token| token.depth == 0);
    }
    is_defined
}
