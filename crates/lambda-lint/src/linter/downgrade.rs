//! `Code` and `Role` that are missing where they may come from somewhere else.

use crate::diagnostic::Severity;
use crate::model::table::Member;
use crate::reporter::DiagnosticBuilder;
use crate::schema::rules as shape_rules;
use crate::wrong_document;

/// `Code` and `Role` are missing from most files that are fine: a warning, which says where they may come from.
pub(super) fn missing_members(finding: &mut DiagnosticBuilder<'_>) {
    // the user did not say that it is a request, so this may be intended
    if finding.rule == wrong_document::rules::ANSWER_FOR_REQUEST.id {
        finding.severity(Severity::Warning);
        return;
    }
    let absent = |member: Member| finding.place == member.into() && finding.rule == shape_rules::MISSING_MEMBER.id;
    let help = if absent(Member::Code) {
        "fine if a command line option (`--zip-file`, `--code`) or a tool adds it; otherwise add `Code`"
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
