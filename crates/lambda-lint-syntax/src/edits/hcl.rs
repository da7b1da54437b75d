//! Edits of a text in HCL. Edits that may be wrong are not made: in heredocs, and in what shares its line with something else.

use super::{NodeEdit, TextEdit, removal, removed_nodes, respelling};
use crate::{NodeId, NodeKind, Tree};

/// The edits of the text of a tree. `None` if one of them cannot be made.
pub(super) fn text_edits(tree: &Tree<'_>, source: &str, edits: &[NodeEdit<'_>]) -> Option<Vec<TextEdit>> {
    let hcl = Hcl { tree, source };
    let mut done = Vec::with_capacity(edits.len());
    for edit in edits {
        match *edit {
            NodeEdit::Replace(id, json) => done.push(hcl.replace(id, json)?),
            NodeEdit::Rename(id, name) => done.push(hcl.rename(tree.name_of(id)?, name)?),
            NodeEdit::Remove(id) => {
                let (first, last) = removed_nodes(tree, id)?;
                done.push(hcl.remove(first, last)?);
            }
            NodeEdit::Quote(id) => {
                let (start, end) = hcl.range(id);
                let is_scalar = matches!(tree.kind(id), NodeKind::Number | NodeKind::True | NodeKind::False);
                if !is_scalar || hcl.written(id).starts_with('"') {
                    return None;
                }
                done.extend([start, end].map(|at| TextEdit { start: at, end: at, text: "\"".to_owned() }));
            }
            NodeEdit::Respell(id, text) => {
                let (start, end) = hcl.range(id);
                let inner = hcl.written(id).strip_prefix('"')?.strip_suffix('"')?;
                if inner != tree.text(id) {
                    return None;
                }
                done.extend(respelling(start + 1, source.get(start + 1..end - 1)?, text)?);
            }
            NodeEdit::Substitute(..) | NodeEdit::Unwrap(..) | NodeEdit::Add(..) => return None,
        }
    }
    Some(done)
}

struct Hcl<'t, 'a> {
    tree: &'t Tree<'a>,
    source: &'t str,
}

impl<'t> Hcl<'t, '_> {
    fn range(&self, id: NodeId) -> (usize, usize) {
        (self.tree.node(id).start as usize, self.tree.node(id).end as usize)
    }

    fn written(&self, id: NodeId) -> &'t str {
        let (start, end) = self.range(id);
        self.source.get(start..end).unwrap_or_default()
    }

    /// A literal in the place of a value.
    fn replace(&self, id: NodeId, json: &str) -> Option<TextEdit> {
        let (start, end) = self.range(id);
        let written = self.written(id);
        let is_literal = written
            .starts_with(|first: char| first.is_ascii_digit() || matches!(first, '"' | '-' | '[' | '{'))
            || matches!(written, "true" | "false" | "null");
        if self.tree.kind(id) == NodeKind::Unknown || !is_literal {
            return None;
        }
        Some(TextEdit { start, end, text: literal(json)? })
    }

    /// Another name for an argument or a key.
    fn rename(&self, name: NodeId, new: &str) -> Option<TextEdit> {
        let (start, end) = self.range(name);
        let is_word = new.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
            && new.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        let written = self.written(name);
        let text = match (is_word, written.starts_with('"')) {
            (true, false) => new.to_owned(),
            _ => literal(&crate::path::quoted(new))?,
        };
        Some(TextEdit { start, end, text })
    }

    /// Removes an argument, a block, a key with its value, or an entry of a list.
    fn remove(&self, first: NodeId, last: NodeId) -> Option<TextEdit> {
        let (start, end) = (self.range(first).0, self.range(last).1);
        let line = self.source[..start].rfind('\n').map_or(0, |end| end + 1);
        let is_first = self.source[line..start].trim_start_matches('\u{feff}').trim().is_empty();
        let rest = &self.source[end..];
        let behind = rest.trim_start_matches([' ', '\t']);
        let behind = behind.strip_prefix(',').unwrap_or(behind).trim_start_matches([' ', '\t', '\r']);
        if is_first && (behind.is_empty() || behind.starts_with('\n')) {
            let end = self.source.len() - behind.len() + usize::from(!behind.is_empty());
            return Some(TextEdit { start: line, end, text: String::new() });
        }
        let is_bracketed = self.written(self.tree.holder(first)).starts_with(['[', '{']);
        is_bracketed.then(|| removal(self.tree, self.source, first, last)).flatten()
    }
}

/// JSON as HCL: the same, but for what begins a template in a text and for two escapes.
fn literal(json: &str) -> Option<String> {
    (!json.contains("\\b") && !json.contains("\\f")).then(|| json.replace("${", "$${").replace("%{", "%%{"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::text_edits;
    use crate::hcl::parse;

    const TEXT: &str = "r {\n  a = \"x\"\n  b = 5 # c\n  l = [\"p\", \"q\"]\n  m = {\n    k = 1\n    \"n\" = 2,\n  }\n  h = <<E\nx\nE\n}\n";

    /// The text after an edit of what is at this path.
    fn edited(path: &[&str], edit: impl Fn(NodeId) -> NodeEdit<'static>) -> Option<String> {
        let tree = parse(TEXT).unwrap();
        let mut at = tree.member(0, "r").unwrap().1;
        for name in path {
            at = match name.parse::<usize>() {
                Ok(index) => tree.entries(at).nth(index).unwrap(),
                Err(_) => tree.member(at, name).unwrap().1,
            };
        }
        let mut text = TEXT.to_owned();
        for edit in text_edits(&tree, &[edit(at)])?.iter().rev() {
            text.replace_range(edit.start..edit.end, &edit.text);
        }
        parse(&text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        Some(text)
    }

    #[test]
    fn edits_are_hcl_and_keep_the_rest() {
        let changed = |from: &str, to: &str| Some(TEXT.replacen(from, to, 1));
        assert_eq!(edited(&["a"], |id| NodeEdit::Replace(id, "\"${y}\"")), changed("\"x\"", "\"$${y}\""));
        assert_eq!(edited(&["b"], |id| NodeEdit::Replace(id, "7")), changed("= 5", "= 7"));
        assert_eq!(edited(&["b"], NodeEdit::Quote), changed("= 5", "= \"5\""));
        assert_eq!(edited(&["m", "k"], |id| NodeEdit::Rename(id, "z")), changed("k = 1", "z = 1"));
        assert_eq!(edited(&["m", "k"], |id| NodeEdit::Rename(id, "z.y")), changed("k = 1", "\"z.y\" = 1"));
        assert_eq!(edited(&["m", "n"], |id| NodeEdit::Rename(id, "z")), changed("\"n\"", "\"z\""));
        assert_eq!(edited(&["a"], NodeEdit::Remove), changed("  a = \"x\"\n", ""));
        assert_eq!(edited(&["l", "0"], NodeEdit::Remove), changed("\"p\", ", ""));
        assert_eq!(edited(&["l", "1"], NodeEdit::Remove), changed(", \"q\"", ""));
        assert_eq!(edited(&["m", "n"], NodeEdit::Remove), changed("    \"n\" = 2,\n", ""));
        assert_eq!(edited(&["m"], NodeEdit::Remove), changed("  m = {\n    k = 1\n    \"n\" = 2,\n  }\n", ""));
    }

    #[test]
    fn what_cannot_be_edited_surely_is_left_alone() {
        assert_eq!(edited(&["h"], |id| NodeEdit::Replace(id, "\"y\"")), None);
        assert_eq!(edited(&["b"], NodeEdit::Remove), None, "a comment stands on its line");
        assert_eq!(edited(&["a"], |id| NodeEdit::Replace(id, "\"\\b\"")), None);
        assert_eq!(edited(&[], |id| NodeEdit::Add(id, "x", "1")), None);
    }
}
