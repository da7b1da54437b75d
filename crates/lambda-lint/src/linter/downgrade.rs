//! Downgrades a missing `Code` or `Role` that another source may supply.

use crate::diagnostic::Severity;
use crate::model::table::Member;
use crate::reporter::DiagnosticBuilder;
use crate::schema::rules as shape_rules;
use crate::wrong_document;

/// `Code` and `Role` are missing from most valid files: a warning, which says where they may come from.
pub(super) fn missing_members(finding: &mut DiagnosticBuilder<'_>) {
    // the user did not declare the file to be a request, so this may be intended
    if finding.rule == wrong_document::rules::ANSWER_FOR_REQUEST.id {
        finding.severity(Severity::Warning);
        return;
    }
    let absent = |member: Member| finding.place == member.into() && finding.rule == shape_rules::MISSING_MEMBER.id;
    let help = if absent(Member::Code) {
        "add `Code`, unless a command-line option (`--zip-file`, `--code`) or a tool adds it"
    } else if absent(Member::Role) {
        "fine if a command line option (`--role`) or a tool adds it; otherwise add `Role`"
    } else {
        return;
    };
    finding.severity(Severity::Warning).help(help);
}

/// Unknown members in what goes to the service as it is: it ignores them, unless a required member is lost by that.
pub(super) fn unknown_members(finding: &mut DiagnosticBuilder<'_>) {
    if finding.rule == shape_rules::UNKNOWN_MEMBER.id && finding.severity.is_none() {
        finding.severity(Severity::Warning);
    }
}
