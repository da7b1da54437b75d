use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The function has no description.
    ///
    /// It stands beside the name in the console, and is the one place for a sentence on what the function is for.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let member = Member::Description;
    if request.is_absent(member) || request.text(member).is_some_and(|text| text.trim().is_empty()) {
        out.at(member, "the function has no description").help("say in a sentence what the function is for");
    }
}
