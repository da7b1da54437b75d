use super::function_name_incomplete::is_incomplete;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `FunctionName` is an ARN, although the name is enough.
    ///
    /// The service accepts both. The ARN ties the request to one account and region, so it cannot be sent elsewhere without an
    /// edit.
    FunctionNameAsArn = "function-name-as-arn", Advice,
    requires: [FunctionName],
    covers: ["name-arn-form"],
    groups: [Operations],
    evidence: [
        Answer "2025-11-25" "a whole ARN is accepted" "",
        Judgement "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{}"#,
    ],
    fail: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"}"# => "/FunctionName",
        r#"{"FunctionName": "123456789012:function:orders"}"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !request.text(Member::FunctionName).is_some_and(|text| text.contains(':')) {
        return;
    }
    let Some(name) = request.function_name() else { return };
    if name.region.or(name.account).or(name.partition).is_none() || is_incomplete(&name) {
        return;
    }
    let name = name.name;
    let edit = Edit::Replace(Member::FunctionName.into(), format!("\"{name}\""));
    out.report(Member::FunctionName, "the ARN ties the request to one account and region")
        .help(msg!("use the name alone: {name}", name = Text(name)))
        .unsafe_fix(msg!("use {name}", name = Text(name)), vec![edit]);
}
