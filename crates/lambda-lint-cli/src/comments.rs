//! Suppressions in the text itself, where its language has comments: `# lambda-lint: ignore RULE, RULE -- reason`, after the
//! value that it applies to, or on the line above.

use crate::fix::Findings;
use crate::policy;
use crate::suppressed::{Kind, take_out};
use granit_parser::{Event, Parser};
use lambda_lint::{Linter, Syntax};
use lambda_lint_syntax::hcl::tokens::{TokenKind, tokens};
use std::cell::Cell;
use std::collections::HashMap;
use std::ops::Range;

const MARK: &str = "lambda-lint:";
const FORM: &str = "`# lambda-lint: ignore RULE -- reason`";

/// One rule in one comment.
#[derive(Debug)]
struct Ignore<'a> {
    /// Where the comment is.
    line: u32,
    /// The line that it is for.
    target: u32,
    rule: &'a str,
    reason: &'a str,
    is_used: Cell<bool>,
}

/// Removes findings that comments suppress, and collects notes about the comments.
pub(crate) fn suppress(text: &str, syntax: Syntax, linter: &Linter, findings: &mut Findings) {
    // JSON has no comments, and few texts have one of these
    if syntax == Syntax::Json || !findings.is_read || !text.contains(MARK) {
        return;
    }
    let mut warnings = Vec::new();
    let ignores = find(text, syntax, &mut warnings);
    let mut by_place = HashMap::new();
    for ignore in &ignores {
        by_place.entry((ignore.target, ignore.rule)).or_insert(ignore);
    }
    let suppressed = take_out(&mut findings.diagnostics, Kind::InSource, |found| {
        let line = found.span?.start.line;
        let ignore = by_place.get(&(line, found.rule.as_ref()))?;
        ignore.is_used.set(true);
        Some(ignore.reason.to_owned())
    });
    findings.suppressed.extend(suppressed);
    for Ignore { line, rule, reason, is_used, .. } in &ignores {
        // of a rule that is off nothing can be said
        if !is_used.get() && linter.rules().any(|(other, _)| other.id == *rule) {
            warnings.push((*line, format!("the suppression of `{rule}` is unused; remove it (reason: {reason})")));
        }
    }
    warnings.sort();
    findings.warnings = warnings;
}

fn find<'a>(text: &'a str, syntax: Syntax, warnings: &mut Vec<(u32, String)>) -> Vec<Ignore<'a>> {
    let mut ignores = Vec::new();
    let lines = Lines::of(text);
    let mut verdicts = HashMap::new();
    let ranges = if syntax == Syntax::Hcl { comments_of_hcl(text) } else { comments_of_yaml(text) };
    for range in ranges {
        let comment = inside(text.get(range.clone()).unwrap_or_default()).trim();
        let Some(said) = comment.strip_prefix(MARK) else { continue };
        let line = lines.at(range.start);
        let (rules, reason) = match read(said) {
            Ok(read) => read,
            Err(fault) => {
                warnings.push((line, fault.to_owned()));
                continue;
            }
        };
        let target = lines.target(text, range.start);
        for rule in rules.split(',').map(str::trim) {
            if let Err(error) = verdicts.entry(rule).or_insert_with(|| known(rule)) {
                warnings.push((line, error.clone()));
            } else {
                ignores.push(Ignore { line, target, rule, reason, is_used: Cell::new(false) });
            }
        }
    }
    ignores
}

/// A comment without its signs.
fn inside(comment: &str) -> &str {
    if let Some(block) = comment.strip_prefix("/*") {
        return block.strip_suffix("*/").unwrap_or(block);
    }
    comment.strip_prefix("//").unwrap_or_else(|| comment.trim_start_matches('#'))
}

fn comments_of_hcl(text: &str) -> Vec<Range<usize>> {
    tokens(text).filter(|token| token.kind == TokenKind::Comment).map(|token| token.range).collect()
}

/// The suppressions before the first fault.
fn comments_of_yaml(text: &str) -> Vec<Range<usize>> {
    let options = granit_parser::options! { max_buffered_comment_events: text.len() };
    let events = Parser::new_from_str_with_options(text, options).map_while(Result::ok);
    events
        .filter_map(|(event, span)| matches!(event, Event::Comment(..)).then(|| span.byte_range()).flatten())
        .collect()
}

/// Rules and reason of a comment.
fn read(said: &str) -> Result<(&str, &str), &'static str> {
    const EXPECTED: &str = "invalid suppression; expected `# lambda-lint: ignore RULE -- reason`";
    let rest = said.trim().strip_prefix("ignore").filter(|rest| rest.starts_with([' ', '\t'])).ok_or(EXPECTED)?;
    let (rules, reason) = rest.split_once("--").unwrap_or((rest, ""));
    if rules.trim().is_empty() {
        return Err(EXPECTED);
    }
    // ids have single hyphens only, so this is the first `--`
    match reason.trim() {
        "" => Err("missing reason; expected `# lambda-lint: ignore RULE -- reason`"),
        reason => Ok((rules, reason)),
    }
}

fn known(rule: &str) -> Result<(), String> {
    // those of a policy are known where the policy is
    if policy::is_own(rule) {
        return Ok(());
    }
    if lambda_lint_extract::rules::find(rule).is_some() {
        return Ok(());
    }
    match lambda_lint_extract::builder().select([rule]).build() {
        Err(error) => Err(error.to_string()),
        Ok(_) => Err(format!("`{rule}` is a group, but a suppression must name a rule: {FORM}")),
    }
}

/// The lines of a text, counted as the engine counts them.
struct Lines {
    /// Where each begins.
    starts: Vec<usize>,
    /// For each the first one from there on that has more than a comment on it.
    filled: Vec<usize>,
}

impl Lines {
    fn of(text: &str) -> Self {
        let ends = text.match_indices(['\n', '\r']).map(|(at, _)| at + 1);
        let is_inside = |at: &usize| text.as_bytes().get(at - 1..=*at) == Some(b"\r\n");
        let starts: Vec<usize> = std::iter::once(0).chain(ends.filter(|at| !is_inside(at))).collect();
        let mut filled = vec![0; starts.len()];
        let (mut next, mut end) = (starts.len(), text.len());
        for (line, &start) in starts.iter().enumerate().rev() {
            let content = text[start..end].trim_start_matches('\u{feff}').trim_start();
            if !content.is_empty() && !content.starts_with('#') && !content.starts_with("//") {
                next = line;
            }
            (filled[line], end) = (next, start);
        }
        Lines { starts, filled }
    }

    /// The place in `starts` of the line that this is on.
    fn index(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at).saturating_sub(1)
    }

    /// The number of the line that this is on.
    fn at(&self, at: usize) -> u32 {
        number(self.index(at))
    }

    /// The line that a comment applies to: its own, or the next non-empty line if the comment is alone on its line.
    fn target(&self, text: &str, at: usize) -> u32 {
        let line = self.index(at);
        let is_alone = text[self.starts[line]..at].trim_start_matches('\u{feff}').trim().is_empty();
        number(if is_alone { self.filled[line] } else { line })
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Target, rule and reason of each.
    type Found<'a> = Vec<(u32, &'a str, &'a str)>;

    fn found(text: &str) -> (Found<'_>, Vec<(u32, String)>) {
        let mut warnings = Vec::new();
        let ignores = find(text, Syntax::Yaml, &mut warnings);
        (ignores.iter().map(|ignore| (ignore.target, ignore.rule, ignore.reason)).collect(), warnings)
    }

    #[test]
    fn comments_are_for_their_line_or_the_next_one() {
        let text = "\u{feff}# lambda-lint: ignore missing-member -- comes later\r\n\r\n# another comment\r\nA: 1\n\
                    B: 2  #lambda-lint:ignore  wrong-type,unknown-member --  b--c \n\
                    C: |\n  # lambda-lint: ignore wrong-type -- a text\nD: '# lambda-lint: ignore wrong-type -- a text'\n";
        let (ignores, warnings) = found(text);
        let expected = [(4, "missing-member", "comes later"), (5, "wrong-type", "b--c"), (5, "unknown-member", "b--c")];
        assert_eq!(ignores, expected);
        assert_eq!(warnings, []);
    }

    #[test]
    fn many_comments_take_no_time() {
        let text = "# lambda-lint: ignore wrong-type -- x\n".repeat(30_000);
        // a look at the whole text for each would take minutes
        let (ignores, _) = found(&text);
        assert_eq!((ignores.len(), ignores[0].0), (30_000, 30_002), "behind the last line");
    }

    #[test]
    fn what_is_no_suppression_is_said() {
        for (comment, said) in [
            ("lambda-lint: ignore wrong-type", "missing reason"),
            ("lambda-lint: ignore wrong-type --  ", "missing reason"),
            ("lambda-lint: ignore", "invalid suppression; expected `# lambda-lint: ignore RULE -- reason`"),
            ("lambda-lint: ignore -- x", "invalid suppression"),
            ("lambda-lint: disable wrong-type -- x", "invalid suppression"),
            ("lambda-lint: ignore wrong-typ -- x", "unknown rule `wrong-typ`; did you mean `wrong-type`?"),
            ("lambda-lint: ignore security -- x", "`security` is a group"),
        ] {
            let text = format!("A: 1\nB: 2 # {comment}\n");
            let (ignores, warnings) = found(&text);
            assert!(ignores.is_empty(), "{comment}");
            assert_eq!(warnings.len(), 1);
            assert!(warnings[0].0 == 2 && warnings[0].1.starts_with(said), "{warnings:?}");
        }
        assert_eq!(found("A: 1 # the lambda-lint: ignore x\n"), (vec![], vec![]));
        assert_eq!(found("A: [ # lambda-lint: ignore wrong-type -- x\n").1, []);
    }
}
