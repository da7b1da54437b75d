//! Which rules apply to the source of a package, before dependencies are installed and files are compiled.

use crate::model::MemberSet;
use crate::model::table::Member;
use crate::named_package::{NamedPackage, Stage};
use crate::rule::Rule;

/// Rules that only need the source of the function.
const ABOUT_SOURCE: &[&str] = &["handler-file-missing", "handler-function-missing", "module-format-mismatch"];

/// Rules about `Code` itself.
const ABOUT_REQUEST: &[&str] = &["conflicting-code-sources", "zip-code-on-image"];

/// Whether what a rule finds in this package is also true of the package that is deployed.
pub(super) fn applies(rule: &dyn Rule, package: &NamedPackage<'_>) -> bool {
    const ZIP_FILE: MemberSet = MemberSet::of(&[Member::CodeZipFile]);
    let meta = rule.meta();
    let id: &str = &meta.id;
    package.stage == Stage::Built
        || meta.requires.0 & ZIP_FILE.0 == 0
        || ABOUT_SOURCE.contains(&id)
        || ABOUT_REQUEST.contains(&id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_exist() {
        let linter = crate::Linter::new();
        for id in ABOUT_SOURCE.iter().chain(ABOUT_REQUEST) {
            assert!(linter.rules().any(|(rule, _)| rule.meta().id == *id), "{id}");
        }
    }
}
