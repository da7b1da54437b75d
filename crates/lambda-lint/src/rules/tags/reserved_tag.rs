use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// A tag starts with `aws:`, which is reserved.
    ///
    /// Only AWS sets such tags, in any combination of upper and lower case. CloudFormation and other services use them to
    /// mark their resources; they cannot be copied to another function.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::Tags) {
        let key = entry.key().unwrap_or_default();
        if !entry.is_key_valid() {
            continue;
        }
        if is_reserved(key) {
            out.report(
                entry.key_place(),
                msg!(
                    "the tag key {member} starts with {prefix}, which is reserved for AWS",
                    member = Text(key),
                    prefix = Name(PREFIX)
                ),
            )
            .help("remove the tag, or use another key")
            .unsafe_fix("remove the tag", vec![Edit::Remove(entry.place())]);
        } else if entry.text().is_some_and(is_reserved) {
            // only the general guide to tags mentions values
            out.report(
                entry,
                msg!(
                    "the value of the tag {member} starts with {prefix}, which is reserved for AWS",
                    member = Text(key),
                    prefix = Name(PREFIX)
                ),
            )
            .help("use another value")
            .severity(Severity::Warning);
        }
    }
}

/// The reserved prefix.
const PREFIX: &str = "aws:";

fn is_reserved(text: &str) -> bool {
    // most texts differ in the first letter
    text.as_bytes().first().is_some_and(|first| first | 0x20 == b'a')
        && text.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}
