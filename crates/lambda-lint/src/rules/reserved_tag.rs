use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Edit, Member, Request, Severity};

declare_rule! {
    /// A tag begins with `aws:`, which is reserved.
    ///
    /// Tags of this kind are set by AWS, in whatever case the letters are. CloudFormation and others use them to mark what they
    /// made; they cannot be copied to another function.
    ReservedTag = "reserved-tag", Error,
    requires: [Tags],
    covers: ["tags-aws-prefix"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "keys may not begin with `aws:`" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html",
        Documentation "2026-11-22" "the same for all services; values, too, in some places" "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html",
    ],
    pass: [
        r#"{"Tags": {"aws-owner": "team", "awsome:team": "orders"}}"#,
    ],
    fail: [
        r#"{"Tags": {"aws:cloudformation:stack-name": "orders"}}"# => "/Tags/aws:cloudformation:stack-name",
        r#"{"Tags": {"AWS:team": "orders"}}"# => "/Tags/AWS:team",
        r#"{"Tags": {"origin": "aws:cloudformation"}}"# => "/Tags/origin",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::Tags) {
        let is_one = entry.key().is_some_and(is_reserved) || entry.text().is_some_and(is_reserved);
        if !is_one || !entry.is_key_valid() {
            continue;
        }
        if entry.key().is_some_and(is_reserved) {
            let key = entry.key().map(shorten).unwrap_or_default();
            out.at(entry.key_place(), format!("the tag key `{key}` begins with `{PREFIX}`, which is reserved for AWS"))
                .help("remove the tag, or give it another key")
                .param("prefix", PREFIX)
                .fix("remove the tag", vec![Edit::Remove(entry.place())]);
        } else {
            let key = entry.key().map(shorten).unwrap_or_default();
            // only the general guide to tags speaks of values
            out.at(entry, format!("the value of the tag `{key}` begins with `{PREFIX}`, which is reserved for AWS"))
                .help("begin the value otherwise")
                .param("prefix", PREFIX)
                .severity(Severity::Warning);
        }
    }
}

/// How they begin.
const PREFIX: &str = "aws:";

fn is_reserved(text: &str) -> bool {
    // most texts do not get past their first letter
    text.as_bytes().first().is_some_and(|first| first | 0x20 == b'a')
        && text.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}
