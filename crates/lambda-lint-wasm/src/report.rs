//! A report as JavaScript reads it.

use lambda_lint::Report;

/// Appends the diagnostics as a JSON list, or nothing if there are none.
pub(crate) fn write(report: Report, is_text: bool, out: &mut String) {
    if report.diagnostics().is_empty() {
        return;
    }
    // spans and edits are about a text, which the caller of a value does not have
    let report = if is_text { report } else { report.without_positions() };
    report.write_json_with_members(out);
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
            linter.lint_value(&value).write_json_with_members(&mut expected);
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
