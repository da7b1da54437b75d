//! Which rules apply to the source of a package, before dependencies are installed and files are compiled, and to inline code.

use crate::meta::MetaRef;
use crate::model::MemberSet;
use crate::model::table::Member;
use crate::named_package::{NamedPackage, Stage};

/// Rules that only need the source of the function.
const ABOUT_SOURCE: &[&str] = &[
    "callback-handler",
    "handler-file-missing",
    "handler-function-missing",
    "module-format-mismatch",
    "uncallable-handler",
];

/// Rules that need all files of the package, and the source of the handler is one of them.
const ABOUT_INLINE: &[&str] = &[
    "callback-handler",
    "handler-function-missing",
    "module-format-mismatch",
    "module-not-in-package",
    "uncallable-handler",
];

/// Rules about `Code` itself.
const ABOUT_REQUEST: &[&str] = &["conflicting-code-sources", "zip-code-on-image"];

/// Whether one of the rules of a pass is also true of the package that is deployed.
pub(super) fn applies(rules: &[MetaRef], package: &NamedPackage<'_>) -> bool {
    const ZIP_FILE: MemberSet = MemberSet::of(&[Member::CodeZipFile]);
    package.stage == Stage::Built
        || rules.iter().map(MetaRef::get).any(|meta| {
            let id: &str = &meta.id;
            let about_package = if package.stage == Stage::Inline { ABOUT_INLINE } else { ABOUT_SOURCE };
            meta.requires.0 & ZIP_FILE.0 == 0 || about_package.contains(&id) || ABOUT_REQUEST.contains(&id)
        })
}

#[cfg(all(test, feature = "package"))]
mod tests {
    use super::*;

    #[test]
    fn rules_exist() {
        let linter = crate::Linter::new();
        for id in ABOUT_SOURCE.iter().chain(ABOUT_INLINE).chain(ABOUT_REQUEST) {
            assert!(linter.rules().any(|(meta, _)| meta.id == *id), "{id}");
        }
    }
}
