use super::function_name_incomplete::is_incomplete;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `FunctionName` ends in a version or an alias.
    ///
    /// A new function has neither: versions are published later, and CreateAlias creates aliases. The documentation does not
    /// say what happens to the qualifier.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(text) = request.text(Member::FunctionName).filter(|text| text.contains(':')) else { return };
    let Some(name) = request.function_name() else { return };
    let Some(qualifier) = name.qualifier.filter(|_| !is_incomplete(&name)) else { return };
    let bare = &text[..text.len() - qualifier.len() - 1];
    let edit = Edit::Replace(Member::FunctionName.into(), format!("\"{bare}\""));
    out.report(
        Member::FunctionName,
        msg!(
            "the name ends in the qualifier {qualifier}, but a new function has no versions or aliases",
            qualifier = Text(qualifier)
        ),
    )
    .help("remove the qualifier; create aliases with CreateAlias after the function exists")
    .unsafe_fix("remove the qualifier", vec![edit]);
}
