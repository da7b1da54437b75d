//! A report as JavaScript reads it.

use lambda_lint::Report;

/// Appends the diagnostics as a JSON list, or nothing if there are none.
pub(crate) fn write(report: Report, is_text: bool, out: &mut String) {
    if report.diagnostics().is_empty() {
        return;
    }
    if is_text {
        return report.write_json(out);
    }
    let mut diagnostics = report.into_diagnostics();
    for diagnostic in &mut diagnostics {
        // spans and edits are about a text that the caller does not have
        diagnostic.span = None;
        diagnostic.fix = None;
        diagnostic.related.iter_mut().for_each(|related| related.span = None);
    }
    // the order of a value: `Linter::lint_value` has no positions to go by
    diagnostics.sort_by(|a, b| (&a.path, &a.message, &a.rule).cmp(&(&b.path, &b.message, &b.rule)));
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        out.push(if index == 0 { '[' } else { ',' });
        diagnostic.write_json(out);
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_lint::Linter;

    #[test]
    fn a_value_that_came_as_text_gives_what_the_value_gives() {
        let linter = Linter::builder().advice(true).build().unwrap();
        for request in ["{}", r#"{"handler": "a b", "MemorySize": 64, "Layers": ["x", "y"], "Role": "admin"}"#] {
            let mut out = String::new();
            write(linter.lint_str(request), false, &mut out);
            let value = serde_json::from_str(request).unwrap();
            let mut expected = String::new();
            linter.lint_value(&value).write_json(&mut expected);
            assert_eq!(out, expected);
        }
    }

    #[test]
    fn nothing_is_written_of_nothing() {
        let mut out = String::new();
        write(Report::default(), true, &mut out);
        assert_eq!(out, "");
    }
}
