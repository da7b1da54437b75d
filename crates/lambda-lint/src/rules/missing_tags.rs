use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The function has no tags.
    ///
    /// Tags tell whose a function is and what it belongs to, in the bill as in policies.
    MissingTags = "missing-tags", Advice,
    covers: ["tags-none"],
    groups: [Operations, Cost],
    evidence: [
        Documentation "2026-11-22" "AWS Security Hub checks for tags" "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html",
    ],
    pass: [
        r#"{"Tags": {"team": "orders"}}"#,
    ],
    fail: [
        r#"{}"# => "/Tags",
        r#"{"Tags": {}}"# => "/Tags",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if request.is_absent(Member::Tags) || request.len(Member::Tags) == Some(0) {
        out.at(Member::Tags, "the function has no tags")
            .help("add the tags of your team, such as an owner and a stage");
    }
}
