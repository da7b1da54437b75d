use super::function_name_incomplete::is_incomplete;
use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `FunctionName` ends in a version or an alias.
    ///
    /// A function is made without one: versions are published later, aliases have a call of their own. What becomes of
    /// the qualifier is not documented.
    FunctionNameQualified = "function-name-qualified", Warning,
    requires: [FunctionName],
    covers: ["name-qualified"],
    evidence: [
        Model "2026-11-17" "the pattern is shared with calls that take a qualifier" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-01-31" "LocalStack drops the qualifier" "",
    ],
    pass: [
        r#"{"FunctionName": "orders-live"}"#,
    ],
    fail: [
        r#"{"FunctionName": "orders:live"}"# => "/FunctionName",
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders:$LATEST"}"# => "/FunctionName",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(text) = request.text(Member::FunctionName).filter(|text| text.contains(':')) else { return };
    let Some(name) = request.function_name() else { return };
    let Some(qualifier) = name.qualifier.filter(|_| !is_incomplete(&name)) else { return };
    let bare = &text[..text.len() - qualifier.len() - 1];
    let edit = Edit::Replace(Member::FunctionName.into(), format!("\"{bare}\""));
    out.at(
        Member::FunctionName,
        format!("the name ends in `:{qualifier}`, but a new function has no versions or aliases"),
    )
    .help(format!("remove `:{qualifier}`; make aliases with CreateAlias after the function exists"))
    .word("qualifier", qualifier)
    .unsafe_fix(format!("remove `:{qualifier}`"), vec![edit]);
}
