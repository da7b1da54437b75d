//! Applies the fixes that diagnostics carry, until there is none left to apply.

use crate::suppressed::Suppressed;
use lambda_lint::{Diagnostic, TextEdit};
use lambda_lint_extract::NoRequest;
use std::cell::Cell;
use std::collections::BTreeMap;

/// Fixes that touch each other wait for the next round. So many rounds are more than any request needs.
const MOST_ROUNDS: usize = 100;
/// The maximum number of attempts per round to find compatible fixes; one suffices unless a fix has a bug.
const MOST_TRIES: u32 = 50;

/// What is found in a text.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    pub(crate) diagnostics: Vec<Diagnostic>,
    pub(crate) suppressed: Vec<Suppressed>,
    /// What is to be said of comments that suppress, with their lines.
    pub(crate) remarks: Vec<(u32, String)>,
    pub(crate) is_read: bool,
    /// The text cannot be read, but is a request once its faults are repaired.
    pub(crate) is_broken_request: bool,
    /// The text is a request itself.
    pub(crate) is_request: bool,
    /// Why the document contains no request.
    pub(crate) no_request: Option<NoRequest>,
    /// There is more than was kept.
    pub(crate) has_more: bool,
}

/// Who is to read what is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reader {
    Person,
    /// Reads as much as there is.
    Repairs,
}

/// A text and what is left to find in it.
#[derive(Debug)]
pub(crate) struct Repaired {
    /// The new text, if it is another one.
    pub(crate) text: Option<String>,
    pub(crate) findings: Findings,
    /// How many fixes were applied.
    pub(crate) fixes: u64,
    /// There is more in the text than was looked at.
    pub(crate) is_partly: bool,
}

/// Repairs a text in which this was found: applies all fixes that do not touch each other, looks again, and so on.
pub(crate) fn repair(
    text: &str,
    findings: Findings,
    unsafe_too: bool,
    lint: impl Fn(&str, Reader) -> Findings,
) -> Repaired {
    let is_for_person = !findings.has_more;
    let findings = if is_for_person { findings } else { lint(text, Reader::Repairs) };
    let mut repaired = Repaired { text: None, findings, fixes: 0, is_partly: false };
    for _ in 0..MOST_ROUNDS {
        let now = repaired.text.as_deref().unwrap_or(text);
        let lint = |text: &str| lint(text, Reader::Repairs);
        let Some((next, findings, fixes)) = round(now, &repaired.findings, unsafe_too, lint) else { break };
        repaired = Repaired { text: Some(next), findings, fixes: repaired.fixes + fixes, is_partly: false };
    }
    repaired.is_partly = repaired.findings.has_more;
    if repaired.text.is_some() || !is_for_person {
        repaired.findings = lint(repaired.text.as_deref().unwrap_or(text), Reader::Person);
    }
    if repaired.text.as_deref() == Some(text) {
        repaired.text = None;
        repaired.fixes = 0;
    }
    repaired
}

fn round(
    text: &str,
    findings: &Findings,
    unsafe_too: bool,
    lint: impl Fn(&str) -> Findings,
) -> Option<(String, Findings, u64)> {
    let fixes = findings.diagnostics.iter().filter_map(|found| found.fix.as_ref());
    let mut groups: Vec<&[TextEdit]> = Vec::new();
    let mut taken = Taken::default();
    for fix in fixes.filter(|fix| fix.safe || unsafe_too) {
        if !fix.edits.is_empty() && !fix.edits.iter().any(|edit| taken.touches(edit)) {
            fix.edits.iter().for_each(|edit| taken.add(edit));
            groups.push(&fix.edits);
        }
    }
    let tries = Cell::new(MOST_TRIES);
    most(&groups, &|groups| {
        tries.set(tries.get().checked_sub(1)?);
        let next = apply(text, groups.iter().copied().flatten().collect())?;
        let after = lint(&next);
        // no fix may make a text that cannot be read any more
        let is_better = next != text && (after.is_read || !findings.is_read);
        is_better.then_some((next, after, groups.len() as u64))
    })
}

/// All of the fixes, or should they not go together, as many as do: the first half or the second, and so on.
fn most<T>(groups: &[&[TextEdit]], attempt: &dyn Fn(&[&[TextEdit]]) -> Option<T>) -> Option<T> {
    attempt(groups).or_else(|| {
        let (first, second) = groups.split_at_checked(groups.len() / 2).filter(|(first, _)| !first.is_empty())?;
        most(first, attempt).or_else(|| most(second, attempt))
    })
}

/// The ranges that edits were chosen for, none of which overlap or meet: starts with their ends. A text may want as many edits
/// as it has values, so they cannot all be compared with each other.
#[derive(Debug, Default)]
struct Taken(BTreeMap<usize, usize>);

impl Taken {
    /// Whether an edit overlaps or meets one of them: two insertions at one place have no order.
    fn touches(&self, edit: &TextEdit) -> bool {
        self.last(edit).is_some()
    }

    fn add(&mut self, edit: &TextEdit) {
        let (mut start, mut end) = (edit.start, edit.end);
        // edits of one fix may meet
        while let Some((from, to)) = self.last(edit) {
            self.0.remove(&from);
            (start, end) = (start.min(from), end.max(to));
        }
        self.0.insert(start, end);
    }

    /// The last one that an edit touches. Where the last one that does not begin behind the edit ends before it, so do all.
    fn last(&self, edit: &TextEdit) -> Option<(usize, usize)> {
        let (&start, &end) = self.0.range(..=edit.end).next_back()?;
        (edit.start <= end).then_some((start, end))
    }
}

/// The text with the edits made, or `None` if one of them is outside of the text.
fn apply(text: &str, mut edits: Vec<&TextEdit>) -> Option<String> {
    if edits.is_empty() {
        return None;
    }
    edits.sort_by_key(|edit| edit.start);
    let mut next = String::with_capacity(text.len() + 64);
    let mut at = 0;
    for edit in edits {
        next.push_str(text.get(at..edit.start)?);
        next.push_str(&edit.text);
        at = edit.end;
    }
    next.push_str(text.get(at..)?);
    Some(next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_lint::Linter;

    fn lint(text: &str, _: Reader) -> Findings {
        let report = Linter::new().lint_str(text);
        Findings { is_read: report.is_read(), diagnostics: report.into_diagnostics(), ..Findings::default() }
    }

    #[test]
    fn fixes_that_touch_take_turns() {
        // both members are added at the same place, or renamed side by side
        let text = r#"{"functionName":"a","role":"arn:aws:iam::123456789012:role/x","code":{"s3Bucket":"abc","s3Key":"a.zip"}}"#;
        let repaired = repair(text, lint(text, Reader::Person), false, lint);
        let fixed = repaired.text.expect("there is something to fix");
        assert!(fixed.contains(r#"{"FunctionName":"a","Role":"#) && fixed.contains(r#""S3Key":"a.zip"}"#), "{fixed}");
        let again = repair(&fixed, lint(&fixed, Reader::Person), false, lint);
        assert!(again.text.is_none() && again.fixes == 0);
    }

    #[test]
    fn what_cannot_be_read_any_more_is_not_kept() {
        let edit = |start, end, text: &str| TextEdit { start, end, text: text.to_owned() };
        assert_eq!(apply("abc", vec![&edit(2, 3, "x"), &edit(0, 1, "y")]).as_deref(), Some("ybx"));
        assert_eq!(apply("abc", vec![&edit(2, 9, "x")]), None);
        assert_eq!(apply("é", vec![&edit(1, 2, "")]), None);
    }

    #[test]
    fn a_fix_that_spoils_the_text_keeps_no_other_from_it() {
        let edit = |start, text: &str| vec![TextEdit { start, end: start + 1, text: text.to_owned() }];
        let fixes = [edit(1, "1"), edit(3, "}"), edit(5, "3"), edit(7, "4")];
        let groups: Vec<_> = fixes.iter().map(Vec::as_slice).collect();
        let attempt = |groups: &[&[TextEdit]]| {
            apply("[0,0,0,0]", groups.iter().copied().flatten().collect()).filter(|text| !text.contains('}'))
        };
        assert_eq!(most(&groups, &attempt).as_deref(), Some("[1,0,0,0]"));
        assert_eq!(most(&groups[1..], &attempt).as_deref(), Some("[0,0,3,4]"));
        assert_eq!(most(&groups[1..2], &attempt), None);
    }

    #[test]
    fn ranges_that_overlap_or_meet_are_taken() {
        let edit = |start, end| TextEdit { start, end, text: String::new() };
        let mut taken = Taken::default();
        [edit(10, 20), edit(12, 13), edit(30, 30), edit(18, 22)].iter().for_each(|edit| taken.add(edit));
        let touching = [(0, 10), (15, 16), (22, 25), (30, 30), (0, 50), (28, 30)];
        assert!(touching.iter().all(|&(start, end)| taken.touches(&edit(start, end))));
        assert!([(0, 9), (23, 29), (31, 31)].iter().all(|&(start, end)| !taken.touches(&edit(start, end))));
    }

    #[test]
    fn many_fixes_take_no_longer_than_they_are_many() {
        let values: Vec<_> = (0..20_000).map(|index| format!(r#""K{index}":5"#)).collect();
        let text = format!(r#"{{"Environment":{{"Variables":{{{}}}}}}}"#, values.join(","));
        let edits = |at: usize| vec![TextEdit { start: at, end: at + 1, text: "6".to_owned() }];
        let found = text.match_indices(":5").map(|(at, _)| edits(at + 1)).collect::<Vec<_>>();
        let mut findings = lint(r#"{"MemorySize":"128"}"#, Reader::Person);
        let one = findings.diagnostics.iter().find(|found| found.fix.is_some()).expect("a number in quotes").clone();
        findings.diagnostics = Vec::new();
        for edits in found {
            let mut diagnostic = one.clone();
            diagnostic.fix.as_mut().expect("it has one").edits = edits;
            findings.diagnostics.push(diagnostic);
        }
        let repaired = repair(&text, findings, true, |_, _| Findings { is_read: true, ..Findings::default() });
        assert_eq!(repaired.fixes, 20_000);
        assert_eq!(repaired.text, Some(text.replace(":5", ":6")));
    }
}
