//! Recovers from faults that affect one line each: reports them, and reads the text without these lines.

use super::{SecretPlaces, line_around, read};
use crate::json::SyntaxFault;
use crate::{NodeId, NodeKind, Tree};

/// A text with more faults is probably not YAML.
const MAX_FAULTS: usize = 20;

/// The result of recovering from invalid YAML.
pub struct Recovered {
    /// The text with blanks for the lines that cannot be read, so that all places stay the same.
    pub text: String,
    /// What is wrong, in the order of the text.
    pub faults: Vec<SyntaxFault>,
}

/// Reads a text that [`parse`](super::parse) does not. `None` if a fault affects more than its line, because
/// the structure of the rest is then unknown.
#[cold]
pub fn recover(text: &str, secrets: &SecretPlaces) -> Option<Recovered> {
    let mut recovered = Recovered { text: text.to_owned(), faults: Vec::new() };
    loop {
        let unread = match read(&recovered.text, secrets) {
            Ok(trees) => {
                let is_torn = trees.iter().any(|tree| has_torn_text(tree, text, &recovered.text));
                break if is_torn { None } else { Some(recovered) };
            }
            Err(unread) => unread,
        };
        let fault = *unread.fault;
        let is_further = recovered.faults.last().is_none_or(|last| last.start < fault.start);
        let is_markup = starts_with_markup(recovered.text.get(fault.start..)?);
        if !is_further || is_markup || recovered.faults.len() == MAX_FAULTS {
            return None;
        }
        let line = line_around(&recovered.text, fault.start);
        if is_indented_by_tabs(recovered.text.get(line.clone())?) {
            // one fault, however many lines have tabs
            recovered.text = without_lines(&recovered.text, |line, _| is_indented_by_tabs(line));
        } else if unread.is_on_one_line {
            recovered.text = without_lines(&recovered.text, |_, start| line.contains(&start) || start == line.start);
        } else {
            return None;
        }
        recovered.faults.push(fault);
    }
}

/// Whether a string continues past a skipped line: what follows belonged to something else.
fn has_torn_text(tree: &Tree<'_>, text: &str, rest: &str) -> bool {
    (0..tree.count() as NodeId).filter(|&id| tree.kind(id) == NodeKind::Text).any(|id| {
        let range = tree.node(id).start as usize..tree.node(id).end as usize;
        text.get(range.clone()) != rest.get(range)
    })
}

/// Replaces each `-` that is alone in a list in brackets by another character, because this parser rejects what the parsers of
/// Python and Java accept: `!Split [-, x]`. All positions stay the same. `None` if there is none.
#[cold]
pub fn without_lone_dashes(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
    let is_lone = |&at: &usize| {
        let before = bytes[..at].iter().rev().find(|byte| !blank(byte));
        let behind = bytes[at + 1..].iter().find(|byte| !blank(byte));
        bytes[at] == b'-' && matches!(before, Some(b'[' | b',')) && matches!(behind, Some(b',' | b']'))
    };
    let dashes: Vec<usize> = text.match_indices('-').map(|(at, _)| at).filter(is_lone).collect();
    let mut changed = bytes.to_vec();
    dashes.iter().for_each(|&at| changed[at] = b'_');
    if dashes.is_empty() { None } else { String::from_utf8(changed).ok() }
}

/// Whether a template expression or a marker of a merge conflict begins here: what it means is unknown.
fn starts_with_markup(text: &str) -> bool {
    ["{{", "{%"].iter().any(|markup| text.starts_with(markup)) || crate::conflict::begins(text)
}

fn is_indented_by_tabs(line: &str) -> bool {
    let blanks = line.len() - line.trim_start_matches([' ', '\t']).len();
    line[..blanks].contains('\t')
}

/// The text with blanks in place of some lines, told by their text and where they begin.
fn without_lines(text: &str, is_taken: impl Fn(&str, usize) -> bool) -> String {
    let mut rest = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        if is_taken(line, rest.len()) {
            let content = line.trim_end_matches(['\r', '\n']);
            rest.extend(std::iter::repeat_n(' ', content.len()));
            rest.push_str(&line[content.len()..]);
        } else {
            rest.push_str(line);
        }
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recovered(text: &str) -> Option<(Vec<usize>, String)> {
        let Recovered { text: rest, faults } = recover(text, &SecretPlaces::NONE)?;
        assert_eq!(rest.len(), text.len());
        Some((faults.iter().map(|fault| fault.start).collect(), rest.replace(' ', "")))
    }

    #[test]
    fn faults_of_one_line_are_told_apart() {
        for (text, starts, rest) in [
            ("a: 1\nb: x: y\nc: \"\\q\"\nd: 2\n", &[9, 17][..], "a:1\n\n\nd:2\n"),
            ("a:\n  b: 1\n\tc: 2\n\td: 3\ne: @x\nf: \u{e9}\n", &[10, 25], "a:\nb:1\n\n\n\nf:\u{e9}\n"),
        ] {
            assert_eq!(recovered(text), Some((starts.to_vec(), rest.to_owned())), "{text}");
        }
    }

    #[test]
    fn lone_dashes_are_told_from_others() {
        assert_eq!(without_lone_dashes("a: [ -, x, - , -]").as_deref(), Some("a: [ _, x, _ , _]"));
        for text in ["- a\n- b\n", "a: [a-b, -c, 1-]", "a: [--, -1]", "- [a]\n-\n"] {
            assert_eq!(without_lone_dashes(text), None, "{text}");
        }
    }

    #[test]
    fn a_string_does_not_go_on_behind_a_fault() {
        assert_eq!(recovered("a: 1\n b: 2\n  c: |\n   hunter2\nd: 3\n"), None);
    }

    #[test]
    fn nothing_is_made_of_open_brackets_and_quotes() {
        for text in ["a: {b: 1\nc: 2\n", "a: \"x\nb: 1\n", "a: [1\n", "a:\n  b: 1\n c: 2\n"] {
            assert_eq!(recovered(text), None, "{text}");
        }
    }
}
