use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The function has no tags.
    ///
    /// Tags show who owns a function and what it belongs to, on the bill and in policies.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.is_absent(Member::Tags) || request.len(Member::Tags) == Some(0) {
        out.report(Member::Tags, "the function has no tags").help("add your team's tags, such as owner and stage");
    }
}
