//! The text of a request with its fixes applied.

use super::Report;
use crate::TextEdit;
use crate::diagnostic::Fix;
use std::collections::BTreeMap;

impl Report {
    /// The text with the safe fixes applied; `text` is the one that was linted.
    ///
    /// Of fixes that touch each other, only the first is applied. Lint the result again to apply the others.
    ///
    /// ```
    /// let text = r#"{"FunctionName": "orders", "Timeout": "30"}"#;
    /// let report = lambda_lint::Linter::new().lint_str(text);
    /// assert_eq!(report.fix(text), r#"{"FunctionName": "orders", "Timeout": 30}"#);
    /// ```
    pub fn fix(&self, text: &str) -> String {
        self.apply(text, |fix| fix.safe)
    }

    /// The text with all fixes applied, including those that may not be what the author intends.
    pub fn fix_unsafe(&self, text: &str) -> String {
        self.apply(text, |_| true)
    }

    fn apply(&self, text: &str, is_wanted: fn(&Fix) -> bool) -> String {
        let mut taken = BTreeMap::new();
        let mut edits: Vec<&TextEdit> = Vec::new();
        let fixes = self.diagnostics.iter().filter_map(|found| found.fix.as_ref());
        for fix in fixes.filter(|fix| is_wanted(fix)) {
            let fits = |edit: &TextEdit| text.get(edit.start..edit.end).is_some() && !touches(&taken, edit);
            if fix.edits.iter().all(fits) {
                taken.extend(fix.edits.iter().map(|edit| (edit.start, edit.end)));
                edits.extend(&fix.edits);
            }
        }
        edits.sort_by_key(|edit| edit.start);
        let mut fixed = String::with_capacity(text.len());
        let mut at = 0;
        for edit in edits {
            fixed.push_str(text.get(at..edit.start).unwrap_or_default());
            fixed.push_str(&edit.text);
            at = edit.end;
        }
        fixed.push_str(text.get(at..).unwrap_or_default());
        fixed
    }
}

/// Whether an edit overlaps or meets one of the ranges, which do not overlap each other.
fn touches(taken: &BTreeMap<usize, usize>, edit: &TextEdit) -> bool {
    taken.range(..=edit.end).next_back().is_some_and(|(_, &end)| edit.start <= end)
}

#[cfg(test)]
mod tests {
    use crate::Linter;

    #[test]
    fn only_safe_fixes_unless_asked() {
        let text = r#"{"Timeout": "30", "Runtime": "python3.31", "Role": "ä"}"#;
        let report = Linter::new().lint_str(text);
        assert_eq!(report.fix(text), r#"{"Timeout": 30, "Runtime": "python3.31", "Role": "ä"}"#);
        assert_eq!(report.fix_unsafe(text), r#"{"Timeout": 30, "Runtime": "python3.13", "Role": "ä"}"#);
    }

    #[test]
    fn another_text_is_left_alone() {
        let report = Linter::new().lint_str(r#"{"Timeout": "30"}"#);
        assert_eq!(report.fix("ä"), "ä");
        assert_eq!(report.fix(""), "");
    }
}
