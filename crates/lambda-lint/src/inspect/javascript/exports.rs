//! The names that a file exports.

use super::tokens::{Kind, Token};
use super::{MAX_NAMES, Module, View};

pub(super) fn read<'a>(tokens: &[Token<'a>], module: &mut Module<'a>) {
    let view = View { tokens };
    let mut names = Names { names: Vec::new(), more: false };
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
    module.exports = names.names;
    module.exports_more = names.more;
}

struct Names<'a> {
    names: Vec<&'a str>,
    more: bool,
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
            match view.get(value).map(|token| token.kind) {
                Some(Kind::Mark(b'{')) if is_module => self.read_object(view, value),
                // `exports = module.exports = …`
                Some(Kind::Word("module")) if !is_module => {}
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
