//! Whether a rule offers fixes, as its failing examples show.

use lambda_lint::Meta;
use lambda_lint_extract::lint_example;
use serde::Serialize;

/// The best fix that a rule offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Fixable {
    /// A person has to change the request.
    No,
    /// With `--unsafe-fixes`.
    Unsafe,
    /// With `--fix`.
    Safe,
}

impl Fixable {
    /// The word in the table.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Fixable::No => "",
            Fixable::Unsafe => "unsafe",
            Fixable::Safe => "safe",
        }
    }
}

/// Lints the failing examples of a rule.
pub(super) fn of(meta: &Meta) -> Fixable {
    let Ok(linter) = lambda_lint_extract::builder().select([meta.id.as_ref()]).build() else { return Fixable::No };
    let best = |example| {
        let report = lint_example(&linter, meta, example);
        let own = report.diagnostics().iter().filter(|found| found.rule == meta.id);
        own.filter_map(|found| found.fix.as_ref())
            .map(|fix| if fix.safe { Fixable::Safe } else { Fixable::Unsafe })
            .max()
    };
    meta.fail.iter().filter_map(best).max().unwrap_or(Fixable::No)
}
