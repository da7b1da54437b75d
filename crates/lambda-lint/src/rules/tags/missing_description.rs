use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The function has no description.
    ///
    /// The console shows it next to the name. It is the place to state the function's purpose in one sentence.
    MissingDescription = "missing-description", Advice,
    covers: ["description-none"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"Description": "Takes orders from the shop"}"#,
    ],
    fail: [
        r#"{}"# => "/Description",
        r#"{"Description": ""}"# => "/Description",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let member = Member::Description;
    if request.is_absent(member) || request.text(member).is_some_and(|text| text.trim().is_empty()) {
        out.report(member, "the function has no description")
            .help("describe the purpose of the function in a sentence");
    }
}
