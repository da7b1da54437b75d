//! The fix of a result: which parts of the file are replaced, and by what.

use super::uri;
use crate::render::Document;
use lambda_lint::Fix;
use lambda_lint_syntax::position::{Position, Positions};
use serde_json::{Value, json};

/// A fix as SARIF has it. Whether it is safe is in its properties, because SARIF has no word for it.
pub(super) fn of(fix: &Fix, document: &Document, positions: &mut Positions<'_>) -> Value {
    let mut place = |offset: usize| {
        let position = positions.at(offset.saturating_sub(document.offset));
        Position { line: position.line.saturating_add(document.first_line - 1), ..position }
    };
    let replacements = fix.edits.iter().map(|edit| {
        let (start, end) = (place(edit.start), place(edit.end));
        json!({
            "deletedRegion": {
                "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
            },
            "insertedContent": { "text": edit.text },
        })
    });
    let replacements: Vec<_> = replacements.collect();
    json!({
        "description": { "text": fix.description },
        "artifactChanges": [{ "artifactLocation": { "uri": uri(&document.name) }, "replacements": replacements }],
        "properties": { "safe": fix.safe },
    })
}
