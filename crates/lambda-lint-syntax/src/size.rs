//! How long a document is as JSON, however it is written.

use crate::{NodeKind, Syntax, Tree};

impl Tree<'_> {
    /// How many bytes the document has as JSON without blanks between its values.
    pub fn compact_len(&self) -> usize {
        let mut len = 0;
        let mut separators = self.nodes.len().saturating_sub(1);
        for (id, node) in (0..).zip(&self.nodes) {
            len += match node.kind {
                NodeKind::List | NodeKind::Object => {
                    // a comma or a colon precedes every node except the first of each container
                    separators -= usize::from(node.next > id + 1);
                    2
                }
                _ if self.syntax == Syntax::Json && node.end > node.start => (node.end - node.start) as usize,
                NodeKind::Text if self.syntax == Syntax::Json => self.text(id).len() + 2,
                NodeKind::Text => crate::path::quoted(self.text(id)).len(),
                NodeKind::Unknown if !self.text(id).is_empty() => crate::path::quoted(self.text(id)).len(),
                NodeKind::Number => self.text(id).len(),
                NodeKind::False => 5,
                NodeKind::True | NodeKind::Null | NodeKind::Unknown => 4,
            };
        }
        len + separators
    }

    /// More bytes than the document has as JSON, at a look.
    pub fn most_bytes(&self) -> usize {
        let texts = self.nodes.iter().map(|node| node.text.len()).chain(self.texts.iter().map(String::len));
        // an escape takes six bytes; quotes, a separator and the words take fewer than eight
        texts.sum::<usize>() * 6 + self.nodes.len() * 8
    }
}
