//! Scans the imports and definitions of a Python module: a scan of its tokens, not a parser.
//!
//! The scan answers two questions, and only where the answer is certain: which imports surely run, and which names the
//! module surely lacks. Code in functions does not run on import. Code in `if`, `try` and other blocks may not.

mod tokens;

use std::collections::BTreeSet;
use tokens::{Line, Token};

/// The most imports of one module that are kept.
const MAX_IMPORTS: usize = 4096;
/// The most nested blocks; deeper code is not looked at.
const MAX_BLOCKS: usize = 256;

/// Names that can define other names, or run code that a scan does not see.
const DYNAMIC: &[&str] =
    &["__dict__", "__getattr__", "eval", "exec", "execfile", "globals", "locals", "runpy", "setattr", "vars"];

/// Attributes of `sys` that decide what an import finds.
const SYS_HOOKS: &[&str] = &["meta_path", "modules", "path", "path_hooks", "path_importer_cache"];

/// Names that change what an import finds.
const HOOKS: &[&str] = &[
    "__import__",
    "__path__",
    "addpackage",
    "addsitedir",
    "extend_path",
    "install_aliases",
    "unzip_requirements",
    "zipimport",
];

/// What is known about a module from its source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Module<'a> {
    /// The imports that surely run when the module is loaded, in order.
    pub imports: Vec<Import<'a>>,
    /// The functions, classes and variables that it defines at its top level, in order.
    pub definitions: Vec<&'a str>,
    /// Whether it may define names that a scan does not see, such as with `from x import *`.
    pub is_dynamic: bool,
    /// Whether it may change what imports find, such as with `sys.path`.
    pub changes_search: bool,
    /// Every name that the module mentions where it could define it.
    mentioned: BTreeSet<&'a str>,
}

/// One `import a.b`, or `from ..a import b, c`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Import<'a> {
    /// How many dots come first.
    pub level: usize,
    /// The parts of the module's name.
    pub module: Vec<&'a str>,
    /// The names that follow `from … import`; empty for `import` and for `*`.
    pub names: Vec<&'a str>,
    /// The line, counted from 1.
    pub line: usize,
}

impl Module<'_> {
    /// Whether the module surely does not define this name.
    pub fn lacks(&self, name: &str) -> bool {
        !self.is_dynamic && !self.mentioned.contains(name)
    }
}

/// Scans the source of a module; nothing when it is unclear where its strings or brackets end.
///
/// ```
/// let module = lambda_lint::inspect::python::scan("import json\ndef handler(event, context): ...\n").unwrap();
/// assert_eq!(module.imports[0].module, ["json"]);
/// assert!(module.lacks("lambda_handler") && !module.lacks("handler"));
/// ```
pub fn scan(source: &str) -> Option<Module<'_>> {
    let mut module = Module::default();
    let mut blocks: Vec<Block> = Vec::new();
    tokens::lines(source, &mut |line| {
        while blocks.last().is_some_and(|block| block.indent >= line.indent) {
            blocks.pop();
        }
        module.look_for_hooks(&line.tokens);
        let opened = block_kind(&line.tokens);
        let is_function = blocks.iter().any(|block| block.kind == Kind::Function);
        let is_class = blocks.iter().any(|block| block.kind == Kind::Class);
        if is_function || is_class {
            module.look_for_globals(&line.tokens);
        } else {
            module.read_line(&line, opened, blocks.is_empty());
        }
        if let Some(kind) = opened {
            blocks.push(Block { indent: line.indent, kind });
        }
        blocks.len() <= MAX_BLOCKS
    })?;
    Some(module)
}

struct Block {
    indent: usize,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Function,
    Class,
    /// `if`, `try`, `with` and all others.
    Other,
}

/// The kind of block that a line opens.
fn block_kind(tokens: &[Token<'_>]) -> Option<Kind> {
    const WORDS: &[&str] = &["if", "elif", "else", "try", "except", "finally", "for", "while", "with", "async"];
    match (tokens.first()?, tokens.get(1)) {
        (Token::Name("def"), _) | (Token::Name("async"), Some(Token::Name("def"))) => Some(Kind::Function),
        (Token::Name("class"), _) => Some(Kind::Class),
        (Token::Name(word), _) if WORDS.contains(word) => Some(Kind::Other),
        _ => matches!(tokens.last(), Some(Token::Mark(':'))).then_some(Kind::Other),
    }
}

impl<'a> Module<'a> {
    /// Notes what makes the rest of the module uncertain, wherever it is.
    fn look_for_hooks(&mut self, tokens: &[Token<'a>]) {
        for (index, token) in tokens.iter().enumerate() {
            let Token::Name(name) = token else { continue };
            let owner = match (index.checked_sub(2).and_then(|i| tokens.get(i)), is_attribute(tokens, index)) {
                (Some(Token::Name(owner)), true) => *owner,
                _ => "",
            };
            self.is_dynamic |= DYNAMIC.contains(name);
            let is_sys = owner == "sys" && SYS_HOOKS.contains(name);
            let is_from_sys =
                tokens.get(1) == Some(&Token::Name("sys")) && tokens.first() == Some(&Token::Name("from"));
            self.changes_search |= HOOKS.contains(name) || is_sys || is_from_sys && SYS_HOOKS.contains(name);
            self.is_dynamic |= owner == "sys" && *name == "modules";
        }
    }

    /// `global x` in a function lets it define `x` for the module.
    fn look_for_globals(&mut self, tokens: &[Token<'a>]) {
        if let Some(at) = tokens.iter().position(|token| *token == Token::Name("global")) {
            self.mentioned.extend(tokens[at..].iter().filter_map(Token::name));
        }
    }

    /// Reads a line that runs when the module is loaded, if the blocks around it do.
    fn read_line(&mut self, line: &Line<'a>, opened: Option<Kind>, is_certain: bool) {
        let tokens = line.tokens.as_slice();
        match opened {
            Some(Kind::Function | Kind::Class) => {
                let is_async = tokens.first() == Some(&Token::Name("async"));
                if let Some(name) = tokens.get(1 + usize::from(is_async)).and_then(Token::name) {
                    self.define(name);
                }
                // the rest of `def f(): global x` in one line
                self.look_for_globals(tokens);
                return;
            }
            Some(Kind::Other) => {}
            None if tokens.first() == Some(&Token::Mark('@')) => return,
            None => {}
        }
        for statement in tokens.split(|token| *token == Token::Mark(';')) {
            match statement.first() {
                Some(Token::Name("import")) => {
                    self.import(&statement[1..], line.number, is_certain && opened.is_none())
                }
                Some(Token::Name("from")) => self.from(&statement[1..], line.number, is_certain && opened.is_none()),
                _ => self.mention(statement),
            }
        }
        // `if x: from y import *`
        if opened.is_some() {
            self.is_dynamic |= tokens.ends_with(&[Token::Name("import"), Token::Mark('*')]);
        }
    }

    fn define(&mut self, name: &'a str) {
        self.mentioned.insert(name);
        if self.definitions.len() < MAX_IMPORTS {
            self.definitions.push(name);
        }
    }

    /// `import a.b as c, d`
    fn import(&mut self, tokens: &[Token<'a>], line: usize, is_certain: bool) {
        for part in tokens.split(|token| *token == Token::Mark(',')) {
            let end = part.iter().position(|token| *token == Token::Name("as"));
            let (path, alias) = part.split_at(end.unwrap_or(part.len()));
            let module: Vec<&str> = path.iter().filter_map(Token::name).collect();
            let bound = alias.get(1).and_then(Token::name).or(module.first().copied());
            self.mentioned.extend(bound);
            self.push(Import { module, line, ..Import::default() }, is_certain);
        }
    }

    /// `from ..a import (b as c, d)`
    fn from(&mut self, tokens: &[Token<'a>], line: usize, is_certain: bool) {
        let Some(at) = tokens.iter().position(|token| *token == Token::Name("import")) else { return };
        let (path, names) = (&tokens[..at], &tokens[at + 1..]);
        let dots = path.iter().take_while(|token| **token == Token::Mark('.')).count();
        let module = path.iter().filter_map(Token::name).collect();
        let mut import = Import { level: dots, module, line, ..Import::default() };
        if names.contains(&Token::Mark('*')) {
            self.is_dynamic = true;
        } else {
            for part in names.split(|token| *token == Token::Mark(',')) {
                let mut words = part.iter().filter_map(Token::name);
                let Some(name) = words.next() else { continue };
                import.names.push(name);
                self.mentioned.insert(words.next_back().unwrap_or(name));
            }
        }
        self.push(import, is_certain);
    }

    fn push(&mut self, import: Import<'a>, is_certain: bool) {
        let is_complete = !import.module.is_empty() || import.level > 0;
        if is_certain && is_complete && self.imports.len() < MAX_IMPORTS {
            self.imports.push(import);
        }
    }

    /// Notes the names of a statement that it could define. What it only reads is noted, too.
    fn mention(&mut self, tokens: &[Token<'a>]) {
        let mut depth = 0_usize;
        for (index, token) in tokens.iter().enumerate() {
            match token {
                Token::Mark('(' | '[' | '{') => depth += 1,
                Token::Mark(')' | ']' | '}') => depth = depth.saturating_sub(1),
                Token::Name(name) if !is_attribute(tokens, index) => {
                    let is_keyword = depth > 0
                        && tokens.get(index + 1) == Some(&Token::Mark('='))
                        && tokens.get(index + 2) != Some(&Token::Mark('='));
                    if !is_keyword {
                        self.mentioned.insert(name);
                    }
                    let is_assigned = index == 0 && matches!(tokens.get(1), Some(Token::Mark('=' | ':')));
                    if is_assigned && self.definitions.len() < MAX_IMPORTS {
                        self.definitions.push(name);
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a name comes after a dot.
fn is_attribute(tokens: &[Token<'_>], index: usize) -> bool {
    index.checked_sub(1).and_then(|before| tokens.get(before)) == Some(&Token::Mark('.'))
}

#[cfg(test)]
mod tests;
