//! What a JavaScript file loads and exports: a scan of its tokens, not a parser.
//!
//! The scan says only what is certain from the tokens. A file whose strings, templates, regular expressions or brackets
//! are unclear is not scanned.

mod exports;
mod requires;
mod tokens;

use tokens::{Kind, Token};

/// Longer files are not scanned, in bytes. Bundles are rarely larger.
pub const MAX_SOURCE: usize = 4 << 20;
/// The most names and specifiers that are kept.
const MAX_NAMES: usize = 4096;

/// What is known about a file from its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Module<'a> {
    /// The first `import` or `export` declaration: only a file that is loaded as an ES module can have one.
    pub es_syntax: Option<Found<'a>>,
    /// What `import` and `export … from` declarations load.
    pub imports: Vec<Found<'a>>,
    /// What `require` surely loads when the file runs.
    pub requires: Vec<Found<'a>>,
    /// The first statement at the top level that needs `require`, `module` or `exports`, which only CommonJS has.
    pub commonjs_syntax: Option<Found<'a>>,
    /// The names that the file exports.
    pub exports: Vec<&'a str>,
    /// Whether it may export other names, too.
    pub exports_more: bool,
}

/// A piece of the source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found<'a> {
    /// The word, or the text between the quotes.
    pub text: &'a str,
    /// Where it is, in bytes.
    pub offset: usize,
}

impl Module<'_> {
    /// Whether the file surely does not export this name.
    pub fn lacks(&self, name: &str) -> bool {
        !self.exports_more && !self.exports.contains(&name)
    }
}

/// Scans the source of a file; nothing when it is unclear where its tokens end, or it is too long.
///
/// ```
/// let module = lambda_lint::inspect::javascript::scan("const a = require('a');\nexports.handler = a.run;").unwrap();
/// assert_eq!(module.requires[0].text, "a");
/// assert!(module.es_syntax.is_none() && module.lacks("main") && !module.lacks("handler"));
/// ```
pub fn scan(source: &str) -> Option<Module<'_>> {
    if source.len() > MAX_SOURCE {
        return None;
    }
    let tokens = tokens::all(source)?;
    let mut module = Module::default();
    requires::read(&tokens, &mut module);
    exports::read(&tokens, &mut module);
    Some(module)
}

/// The line of an offset, counted from 1.
pub fn line(source: &str, offset: usize) -> usize {
    1 + source.as_bytes().iter().take(offset).filter(|&&b| b == b'\n').count()
}

/// The tokens with what the readers ask of them. Outside of the list there is nothing.
#[derive(Clone, Copy)]
struct View<'t, 'a> {
    tokens: &'t [Token<'a>],
}

impl<'t, 'a> View<'t, 'a> {
    fn get(&self, at: usize) -> Option<&'t Token<'a>> {
        self.tokens.get(at)
    }

    fn before(&self, at: usize, steps: usize) -> Option<&'t Token<'a>> {
        self.tokens.get(at.checked_sub(steps)?)
    }

    /// The word at a place, if it is one and not the name of a property.
    fn word(&self, at: usize) -> Option<&'a str> {
        match self.get(at)?.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    fn is_word(&self, at: usize, word: &str) -> bool {
        self.word(at) == Some(word)
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        mark.bytes().enumerate().all(|(i, byte)| {
            let token = self.get(at + i);
            // the characters of an operator touch each other
            let touches =
                |token: &Token<'_>| i == 0 || self.before(at + i, 1).is_some_and(|b| b.offset + 1 == token.offset);
            token.is_some_and(|token| token.kind == Kind::Mark(byte) && touches(token))
        })
    }

    fn text(&self, at: usize) -> Option<Found<'a>> {
        match self.get(at)? {
            Token { kind: Kind::Text(text), offset, .. } => Some(Found { text, offset: *offset }),
            _ => None,
        }
    }

    /// Whether the token follows a dot: `a.name`, but not `...name`.
    fn is_property(&self, at: usize) -> bool {
        let is_dot = |steps| self.before(at, steps).is_some_and(|token| token.kind == Kind::Mark(b'.'));
        is_dot(1) && !(is_dot(2) && is_dot(3))
    }

    /// The start of an assigned value, after `=`, which is not part of `==` or `=>`.
    fn assigned(&self, at: usize) -> Option<usize> {
        (self.is(at, "=") && !self.is(at, "==") && !self.is(at, "=>")).then_some(at + 1)
    }

    /// The place after the bracket that closes the one at `at`.
    fn after_bracket(&self, at: usize) -> Option<usize> {
        let depth = self.get(at)?.depth;
        let rest = self.tokens.get(at + 1..)?;
        // the closing bracket has the depth of the opening one
        rest.iter().position(|token| token.depth <= depth).map(|steps| at + steps + 2)
    }
}

#[cfg(test)]
mod tests;
