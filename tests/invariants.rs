//! Invariants of every document: for property tests and for the fuzz target.

use lambda_lint::{Diagnostic, Fix, Linter, Report};
use serde_json::Value;
use std::collections::BTreeSet;

/// A marker for secrets: where only secrets have it, no output shows it.
pub const SECRET: &str = "hunter2";

/// Checks all that holds for a document.
///
/// # Errors
///
/// A description of the violated invariant.
pub fn check(linter: &Linter, bytes: &[u8]) -> Result<(), String> {
    let report = linter.lint_slice(bytes);
    let Ok(text) = std::str::from_utf8(bytes) else {
        let found = report.diagnostics();
        return if matches!(found, [only] if only.rule == "invalid-utf8") { Ok(()) } else { Err(format!("{found:?}")) };
    };
    places(text, &report)?;
    if !report.is_read() {
        return repaired_as_a_whole(text, &report, |text| linter.lint_str(text));
    }
    for found in report.diagnostics() {
        if let Some(fix) = &found.fix {
            let repaired = apply(text, fix).map_err(|fault| format!("{found}: {fault}"))?;
            if !linter.lint_str(&repaired).is_read() {
                return Err(format!("{found}: `{}` breaks the text: {repaired}", fix.description));
            }
        }
    }
    let value = serde_json::from_str::<Value>(text);
    secrets(value.as_ref().ok(), &report)?;
    match value {
        Err(_) => Ok(()),
        Ok(_) if !report.is_read() => Err(format!("serde_json reads it: {report:?}")),
        Ok(value) => value_agrees(linter, &report, &value),
    }
}

/// Checks what holds for a document in which requests are wrapped: places are in the text, pointers lead somewhere, and
/// fixes leave a document that can be read. `lint` gives the report of another text.
///
/// # Errors
///
/// A description of the violated invariant.
pub fn wrapped(text: &str, report: &Report, lint: impl Fn(&str) -> Report) -> Result<(), String> {
    spans(text, report)?;
    if !report.is_read() {
        return repaired_as_a_whole(text, report, lint);
    }
    for found in report.diagnostics() {
        if let Some(fix) = &found.fix {
            let repaired = apply(text, fix).map_err(|fault| format!("{found}: {fault}"))?;
            if !lint(&repaired).is_read() {
                return Err(format!("{found}: `{}` breaks the text: {repaired}", fix.description));
            }
        }
    }
    Ok(())
}

/// All spans are in the text, on boundaries of characters, and where line and column say. Findings are in the order of
/// the text.
///
/// # Errors
///
/// A description of the violated invariant.
pub fn places(text: &str, report: &Report) -> Result<(), String> {
    let mut last = 0;
    for Diagnostic { span, message, .. } in report.diagnostics() {
        let start = span.ok_or("there is no span")?.start.offset;
        if start < last {
            return Err(format!("{message}: at {start}, behind one at {last}"));
        }
        last = start;
    }
    spans(text, report)
}

fn spans(text: &str, report: &Report) -> Result<(), String> {
    for Diagnostic { span, related, message, .. } in report.diagnostics() {
        for span in related.iter().map(|related| related.span).chain([*span]) {
            let span = span.ok_or("there is no span")?;
            if span.start > span.end {
                return Err(format!("{message}: {span:?} ends before it begins"));
            }
            for place in [span.start, span.end] {
                if !text.is_char_boundary(place.offset) || (place.line, place.column) != position(text, place.offset) {
                    return Err(format!("{message}: {place:?} is no place in {text:?}"));
                }
            }
        }
    }
    Ok(())
}

/// Lines and columns by the book: a line ends with CR LF, LF or CR, a column is a UTF-16 code unit.
fn position(text: &str, offset: usize) -> (u32, u32) {
    let before = text[..offset].replace("\r\n", "\n").replace('\r', "\n");
    let line = before.rsplit('\n').next().unwrap_or_default();
    // an editor shows nothing of a byte-order mark
    let shown = if before.contains('\n') { line } else { line.strip_prefix('\u{feff}').unwrap_or(line) };
    (before.matches('\n').count() as u32 + 1, shown.encode_utf16().count() as u32 + 1)
}

/// The text with the edits made.
///
/// # Errors
///
/// An edit is outside of the text or within a character, or the edits do not ascend.
pub fn apply(text: &str, fix: &Fix) -> Result<String, String> {
    let mut repaired = String::new();
    let mut at = 0;
    if fix.edits.is_empty() {
        return Err(format!("`{}` edits nothing", fix.description));
    }
    for edit in &fix.edits {
        let kept = text.get(at..edit.start).filter(|_| edit.start <= edit.end);
        repaired += kept.ok_or_else(|| format!("{edit:?} is not in the text behind {at}"))?;
        repaired += &edit.text;
        at = edit.end;
    }
    repaired += text.get(at..).ok_or_else(|| format!("the edits end within a character or outside, at {at}"))?;
    Ok(repaired)
}

/// Whether text and value have the same findings but for what only text has.
///
/// # Errors
///
/// The findings that only one of them has.
pub fn alike(text: &Report, value: &Report) -> Result<(), String> {
    let has_place = value.diagnostics().iter().any(|found| found.span.is_some() || found.fix.is_some());
    let (text, value) = (bare(text)?, bare(value)?);
    let differ: Vec<_> = text.symmetric_difference(&value).collect();
    if has_place || !differ.is_empty() { Err(format!("{differ:#?}")) } else { Ok(()) }
}

/// All but spans and edits.
fn bare(report: &Report) -> Result<BTreeSet<String>, String> {
    let strip = |found: &Diagnostic| {
        let mut found = found.clone();
        (found.span, found.fix) = (None, None);
        found.related.iter_mut().for_each(|related| related.span = None);
        serde_json::to_string(&found).map_err(|error| error.to_string())
    };
    report.diagnostics().iter().map(strip).collect()
}

fn value_agrees(linter: &Linter, report: &Report, value: &Value) -> Result<(), String> {
    let of_value = linter.lint_value(value);
    // members in the order of the value, and numbers in its spelling: there all must agree
    alike(&linter.lint_str(&value.to_string()), &of_value)?;
    // in the text itself the first of two twins may be another one, which a rule may name
    let by_shape = |report: &Report| -> BTreeSet<(String, String)> {
        let is_shape = |found: &&Diagnostic| lambda_lint::rules::of_passes().any(|meta| meta.id == found.rule);
        let found = report.diagnostics().iter().filter(is_shape);
        found.map(|found| (found.rule.clone().into_owned(), found.path.clone())).collect()
    };
    let (in_text, in_value) = (by_shape(report), by_shape(&of_value));
    let has_twins = in_text.iter().any(|(rule, _)| rule == "duplicate-member");
    if has_twins || in_text == in_value { Ok(()) } else { Err(format!("text: {in_text:?}\nvalue: {in_value:?}")) }
}

/// No output shows a value of the environment or of the archive, nor a piece of a text that is no JSON.
fn secrets(value: Option<&Value>, report: &Report) -> Result<(), String> {
    let mut is_shown_elsewhere = false;
    if let Some(value) = value {
        let mut rest = value.clone();
        let environment = rest.get_mut("Environment").map(Value::take);
        is_shown_elsewhere = environment.is_some_and(|environment| has_key(&environment));
        if let Some(archive) = rest.pointer_mut("/Code/ZipFile") {
            archive.take();
        }
        is_shown_elsewhere |= rest.to_string().contains(SECRET);
    }
    let output = serde_json::to_string(report.diagnostics()).map_err(|error| error.to_string())?;
    if output.contains(SECRET) && !is_shown_elsewhere { Err(format!("shows a secret: {output}")) } else { Ok(()) }
}

/// Whether a name contains the marker; names are not secret.
fn has_key(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, value)| name.contains(SECRET) || has_key(value)),
        Value::Array(entries) => entries.iter().any(has_key),
        _ => false,
    }
}

/// Checks that the fixes of a text that cannot be read make one that can be, all of them together.
fn repaired_as_a_whole(text: &str, report: &Report, lint: impl Fn(&str) -> Report) -> Result<(), String> {
    let fixes = report.diagnostics().iter().filter_map(|found| found.fix.as_ref());
    let mut edits: Vec<_> = fixes.flat_map(|fix| fix.edits.iter()).collect();
    if edits.is_empty() {
        return Ok(());
    }
    edits.sort_by_key(|edit| edit.start);
    let mut repaired = text.to_owned();
    for edit in edits.iter().rev() {
        repaired.replace_range(edit.start..edit.end, &edit.text);
    }
    if lint(&repaired).is_read() { Ok(()) } else { Err(format!("the fixes break the text: {repaired}")) }
}
