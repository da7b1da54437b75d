//! Reads a text that is not quite JSON: every fault in it, and the tree of what was probably meant.
//!
//! Only used where [`parse`](super::parse) has failed, so it need not be fast. Its first fault is that of `parse`.

mod members;
mod skip;
mod strings;
mod values;

use super::{Parser, SyntaxFault};
use crate::{TextEdit, Tree};

/// With more faults the text is something else.
const MAX_FAULTS: usize = 100;

/// The result of recovering malformed JSON.
pub struct Recovered<'a> {
    /// What the text says apart from its faults; `None` if that cannot be told.
    pub tree: Option<Tree<'a>>,
    /// What is wrong, in the order of the text. Never empty for a text that is not JSON.
    pub faults: Vec<Broken>,
    /// Whether the tree has the structure that was meant. Objects from which members may be missing are open. If not, members
    /// may be in another object.
    pub is_whole: bool,
}

/// One fault, and how to repair it.
pub struct Broken {
    /// Where the fault is, and what to say of it.
    pub fault: SyntaxFault,
    /// The repair, where there is only one.
    pub fix: Option<SyntaxFix>,
}

/// The repair of a fault.
pub struct SyntaxFix {
    /// What it does, in the imperative.
    pub description: &'static str,
    /// The edits, in the order of the text.
    pub edits: Vec<TextEdit>,
}

/// Reads a text that [`parse`](super::parse) does not.
#[cold]
pub fn recover(text: &str) -> Recovered<'_> {
    let parser = Parser { text, at: 0, tree: Tree::new(Some(text), 64) };
    let mut recovery = Recovery {
        parser,
        text,
        faults: Vec::new(),
        is_whole: true,
        is_cut: false,
        is_torn: false,
        is_in_conflict: false,
        open: Vec::new(),
        has_skipped: false,
    };
    let start = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let is_read = recovery.document(start).is_some();
    let Recovery { parser, faults, is_whole, .. } = recovery;
    Recovered { tree: is_read.then_some(parser.tree), faults, is_whole }
}

struct Recovery<'a> {
    parser: Parser<'a>,
    text: &'a str,
    faults: Vec<Broken>,
    is_whole: bool,
    /// The end of the text was reported.
    is_cut: bool,
    /// The text ends inside a string, of which a fault was reported.
    is_torn: bool,
    /// The first side of a merge conflict is being read.
    is_in_conflict: bool,
    /// How each object and list that is open ends, the innermost last.
    open: Vec<u8>,
    /// Something that looks like a member was skipped.
    has_skipped: bool,
}

/// The offset after the value; `None` if the rest cannot be read.
type Next = Option<usize>;

impl<'a> Recovery<'a> {
    fn document(&mut self, start: usize) -> Next {
        let at = self.skip(start)?;
        let end = self.value(at, 0)?;
        let end = self.skip(end)?;
        if end < self.text.len() {
            // of several documents this one is broken, and the others are not looked at
            let is_next = matches!(self.byte(end), Some(b'{' | b'['));
            self.is_whole &= matches!(self.byte(end), Some(b'}' | b']'));
            if !is_next || self.faults.is_empty() {
                self.parser.at = end;
                let fault = self.parser.trailing();
                self.report(*fault, None)?;
            }
        }
        Some(end)
    }

    fn byte(&self, at: usize) -> Option<u8> {
        Parser::byte(self.text, at)
    }

    fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The end of the line at `at`, without its line end.
    fn line_end(&self, at: usize) -> usize {
        self.rest(at).find(['\n', '\r']).map_or(self.text.len(), |found| at + found)
    }

    /// The start of the next line.
    fn next_line(&self, at: usize) -> usize {
        self.rest(at).find('\n').map_or(self.text.len(), |found| at + found + 1)
    }

    /// Keeps a fault. `None` if there are too many.
    fn report(&mut self, fault: SyntaxFault, fix: Option<SyntaxFix>) -> Option<()> {
        // a text that ends too early is one fault, however much is missing
        let end = self.text.trim_end().len();
        if fault.start >= end && (self.is_torn || self.faults.last().is_some_and(|last| last.fault.end >= end)) {
            self.is_whole = false;
            return Some(());
        }
        self.faults.push(Broken { fault, fix });
        (self.faults.len() < MAX_FAULTS).then_some(())
    }

    /// Reports what the parser says of this place. `None` if the text is a template, because its rendered form is unknown.
    fn report_at(
        &mut self,
        at: usize,
        fault: impl FnOnce(&Parser<'a>) -> Box<SyntaxFault>,
        fix: Option<SyntaxFix>,
    ) -> Option<()> {
        self.parser.at = at;
        let is_template = self.parser.template().is_some();
        let fault = *fault(&self.parser);
        self.report(fault, fix).filter(|()| !is_template)
    }
}

fn removal(description: &'static str, (start, end): (usize, usize)) -> SyntaxFix {
    SyntaxFix { description, edits: vec![TextEdit { start, end, text: String::new() }] }
}

#[cfg(test)]
mod tests;
