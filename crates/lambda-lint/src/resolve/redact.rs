//! Hides the rest of a name that may hold the value of an environment variable, as in `"DB_PASSWORD=hunter2": ""`.

use super::Resolver;
use crate::diagnostic::{Diagnostic, Param};
use crate::message::shorten;
use crate::model::table::Member;
use crate::sort::sorted;
use crate::source::{NodeId, NodeKind, Syntax, Tree};
use crate::{bytes, path};
use std::borrow::Cow;
use std::ops::Range;

/// The mask for hidden text.
const MASK: &str = "•••••";
/// Values shorter than this many bytes are not masked.
const MIN_BYTES: usize = 3;

/// The names of a request that are shown in part.
#[derive(Debug, Default)]
pub(super) struct Redactor {
    /// A text, and what replaces it.
    texts: Vec<(String, String)>,
}

impl Resolver<'_, '_> {
    /// Finds the names in the environment of this request that are shown in part.
    pub(super) fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::default();
        let Some(tree) = self.tree else { return redactor };
        let Some(environment) = self.slots.and_then(|slots| slots.node(Member::Environment)) else { return redactor };
        for object in (environment..tree.node(environment).next).filter(|&id| tree.kind(id) == NodeKind::Object) {
            redactor.add_names(tree, object);
        }
        // the longest first, for one may be the start of another
        redactor.texts = sorted(redactor.texts, |a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.cmp(b)));
        redactor.texts.dedup();
        redactor
    }
}

impl Redactor {
    fn add_names(&mut self, tree: &Tree<'_>, object: NodeId) {
        for (name, _) in tree.members(object) {
            let name = tree.text(name);
            let Some(shown) = shown_part(name, tree.syntax()) else { continue };
            let masked = format!("{shown}{MASK}");
            let short = shorten(name).trim_end_matches('…').to_owned();
            let (mut pointer, mut masked_pointer) = (String::new(), String::new());
            path::push_name(&mut pointer, name);
            path::push_name(&mut masked_pointer, &masked);
            self.texts.extend([(pointer, masked_pointer), (name.to_owned(), masked.clone()), (short, masked)]);
        }
    }

    /// Hides the names in a diagnostic. A fix that would show one is left out.
    pub(super) fn apply(&self, diagnostic: &mut Diagnostic) {
        if self.texts.is_empty() {
            return;
        }
        self.replace(&mut diagnostic.message, &mut diagnostic.members);
        if let Some(help) = &mut diagnostic.help {
            self.replace(help, &mut diagnostic.help_members);
        }
        let Diagnostic { path, source_path, location, related, .. } = diagnostic;
        let more = related.iter_mut().flat_map(|related| [&mut related.path, &mut related.message]);
        for text in std::iter::once(path).chain(source_path).chain(location).chain(more) {
            self.replace(text, &mut []);
        }
        for (_, param) in &mut diagnostic.params.0 {
            match param {
                Param::Integer(_) | Param::Number(_) => {}
                Param::Text(text) => self.replace_cow(text),
                Param::List(texts) => texts.iter_mut().for_each(|text| self.replace_cow(text)),
            }
        }
        let shows = |text: &str| self.texts.iter().any(|(hidden, _)| bytes::contains(text, hidden));
        diagnostic.fix.take_if(|fix| fix.edits.iter().any(|edit| shows(&edit.text)) || shows(&fix.description));
    }

    fn replace_cow(&self, text: &mut Cow<'static, str>) {
        let mut replaced = text.to_string();
        self.replace(&mut replaced, &mut []);
        if replaced != *text {
            *text = Cow::Owned(replaced);
        }
    }

    /// Replaces the names in a text. `marks` are ranges of it, which move with it.
    fn replace(&self, text: &mut String, marks: &mut [Range<usize>]) {
        for (hidden, masked) in &self.texts {
            let mut from = 0;
            while let Some(at) = text.get(from..).and_then(|rest| bytes::position(rest, hidden)) {
                let (start, end) = (from + at, from + at + hidden.len());
                text.replace_range(start..end, masked);
                for mark in marks.iter_mut().filter(|mark| mark.start >= end) {
                    *mark = mark.start - hidden.len() + masked.len()..mark.end - hidden.len() + masked.len();
                }
                from = start + masked.len();
            }
        }
    }
}

/// A name of a document as it is shown.
pub fn masked_name(name: &str, syntax: Syntax) -> Cow<'_, str> {
    shown_part(name, syntax).map_or(Cow::Borrowed(name), |shown| Cow::Owned(format!("{shown}{MASK}")))
}

/// The part of a name that is shown, if not all of it is: a value may follow a sign that separates it from the name.
/// JSON has quotes around its names, so only `=` can be such a sign there.
pub fn shown_part(name: &str, syntax: Syntax) -> Option<&str> {
    let is_separator = |c: char| {
        c == '='
            || syntax != Syntax::Json && (matches!(c, ':' | ',' | ';' | '"' | '\'' | '{' | '}') || c.is_whitespace())
    };
    let at = name.find(is_separator)?;
    let hidden = name.get(at..).unwrap_or_default().trim_start_matches(is_separator);
    (hidden.len() >= MIN_BYTES).then(|| name.get(..at).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Linter};

    #[test]
    fn the_value_in_a_name_is_not_shown() {
        for (name, shown, syntax) in [
            ("A=hunter2", "A", Syntax::Json),
            ("A=hunt/er2", "A", Syntax::Json),
            #[cfg(feature = "yaml")]
            ("DB_PW:hunter2", "DB_PW", Syntax::Yaml),
            #[cfg(feature = "yaml")]
            ("b 'hunter2'", "b", Syntax::Yaml),
        ] {
            for request in [
                serde_json::json!({"Environment": {"Variables": {name: "x"}}}),
                serde_json::json!({"Environment": {name: "x"}}),
                serde_json::json!({"Environment": {"Variables": {name: 5, "AWS_REGION": ""}}}),
            ] {
                let text = request.to_string();
                let report = Linter::new().lint(Document::from(text.as_str()).syntax(syntax));
                let found = serde_json::to_string(report.diagnostics()).unwrap_or_default();
                assert!(!found.contains("hunt") && !found.contains("er2"), "{found}");
                assert!(found.contains(&format!("{shown}{MASK}")), "{found}");
            }
        }
    }

    #[test]
    fn other_names_are_shown() {
        let request =
            serde_json::json!({"Environment": {"Variables": {"BAD-KEY": "x", "A=": "x"}}, "Tags": {"a=hunter2": 1}});
        let report = Linter::new().lint_str(&request.to_string());
        let found = serde_json::to_string(report.diagnostics()).unwrap_or_default();
        for name in ["BAD-KEY", "A=", "a=hunter2"] {
            assert!(found.contains(name), "{found}");
        }
    }

    #[test]
    fn marks_move_with_the_text() {
        let redactor = Redactor { texts: vec![("A=hunter2".to_owned(), "A*".to_owned())] };
        let mut text = "`A=hunter2` in `Role` and `A=hunter2`".to_owned();
        let at = text.find("Role").unwrap_or_default();
        let mut marks: Vec<_> = std::iter::once(at..at + 4).collect();
        redactor.replace(&mut text, &mut marks);
        assert_eq!((text.as_str(), &text[marks[0].clone()]), ("`A*` in `Role` and `A*`", "Role"));
    }
}
