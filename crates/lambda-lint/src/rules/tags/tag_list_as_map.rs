use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The tags are named `Key` and `Value`.
    ///
    /// Most services have a list of tags with `Key` and `Value`. Lambda has a map, so it creates two tags with these names.
    TagListAsMap = "tag-list-as-map", Warning,
    requires: [Tags],
    covers: ["tags-list-as-map"],
    evidence: [Model "2026-12-01" "`Tags` is a map of strings" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [
        r#"{"Tags": {"team": "orders"}}"#,
        r#"{"Tags": {"Key": "7", "team": "orders"}}"#,
    ],
    fail: [
        r#"{"Tags": {"Key": "team", "Value": "orders"}}"# => "/Tags",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let keys: Vec<_> = request.entries(Member::Tags).filter_map(|entry| entry.key()).collect();
    if matches!(keys[..], ["Key", "Value"] | ["Value", "Key"]) {
        out.report(Member::Tags, msg!("this sets two tags, `Key` and `Value`"))
            .help("write a tag as its key with its value, such as `team` with `orders`");
    }
}
