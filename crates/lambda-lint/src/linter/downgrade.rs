//! `Code` and `Role` that are missing where they may come from somewhere else.

use crate::diagnostic::Severity;
use crate::draft::DiagnosticBuilder;
use crate::model::table::Member;
use crate::schema::rules as shape_rules;
use crate::wrong_document;

/// `Code` and `Role` are missing from most files that are fine: a warning, which says where they may come from.
pub(super) fn missing_members(draft: &mut DiagnosticBuilder<'_>) {
    // the user did not say that it is a request, so this may be intended
    if draft.rule == wrong_document::rules::ANSWER_FOR_REQUEST.id {
        draft.severity(Severity::Warning);
        return;
    }
    let absent = |member: Member| draft.place == member.into() && draft.rule == shape_rules::MISSING_MEMBER.id;
    let help = if absent(Member::Code) {
        "fine if a command line option (`--zip-file`, `--code`) or a tool adds it; otherwise add `Code`"
    } else if absent(Member::Role) {
        "fine if a command line option (`--role`) or a tool adds it; otherwise add `Role`"
    } else {
        return;
    };
    draft.severity(Severity::Warning).help(help);
}

/// Unknown members in what goes to the service as it is: it ignores them, unless a required member is lost by that.
pub(super) fn unknown_members(draft: &mut DiagnosticBuilder<'_>) {
    if draft.rule == shape_rules::UNKNOWN_MEMBER.id && draft.severity.is_none() {
        draft.severity(Severity::Warning);
    }
}
