//! Examples of rules about the call around a request.

use crate::{Document, Input, lint};
use lambda_lint::{Example, Examples, Linter, Meta, Report};

/// Lints a rule's example, which may be a call.
///
/// ```
/// use lambda_lint_extract::{builder, lint_example, rules};
/// let meta = rules::find("wrong-path").unwrap();
/// let report = lint_example(&builder().build().unwrap(), meta, &meta.fail[0]);
/// assert_eq!(report.diagnostics()[0].rule, "wrong-path");
/// ```
pub fn lint_example(linter: &Linter, meta: &Meta, example: &Example) -> Report {
    if !matches!(
        meta.examples,
        Examples::Calls | Examples::Wrapped | Examples::Commands | Examples::Python | Examples::PowerShell
    ) {
        return example.lint(linter, meta);
    }
    let text = example.document(meta);
    lint(linter, Document::from(text.as_str()).syntax(meta.examples.syntax()).input(Input::Auto)).into_report()
}
