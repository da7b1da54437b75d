use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Entry, Member, Request};
use std::collections::BTreeMap;

declare_rule! {
    /// Two tag keys differ in nothing but case.
    ///
    /// They are two tags, and reports and policies that look for one of them miss the other.
    TagKeysDifferingInCase = "tag-keys-differing-in-case", Advice,
    on: [Tags],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "tag keys are case-sensitive; agree on one spelling" "https://docs.aws.amazon.com/whitepapers/latest/tagging-best-practices/tagging-best-practices.html",
    ],
    pass: [
        r#"{"Tags": {"team": "orders", "teams": "orders"}}"#,
    ],
    fail: [
        r#"{"Tags": {"Team": "orders", "team": "orders"}}"# => "/Tags/team",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let mut first: BTreeMap<String, Entry<'_>> = BTreeMap::new();
    for entry in request.entries(Member::Tags) {
        let Some(key) = entry.key() else { continue };
        let twin = *first.entry(key.to_lowercase()).or_insert(entry);
        let Some(other) = twin.key().filter(|other| *other != key) else { continue };
        out.at(entry.key_place(), format!("the tags `{}` and `{}` differ in case only", shorten(other), shorten(key)))
            .help("keep one of them")
            .related(twin.key_place(), "the other one");
    }
}
