use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `FunctionName` is an ARN in a different region than the request's.
    ///
    /// A Lambda endpoint only creates functions in its own region.
    FunctionNameInOtherRegion = "function-name-in-other-region", Error,
    requires: [FunctionName],
    covers: ["name-arn-region"],
    aws: NOT_FOUND,
    evidence: [
        Answer "2025-11-25" "a function in another region cannot be reached" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(requested) = request.options().region().and(request.region()) else { return };
    let Some(region) = request.function_name().and_then(|name| name.region) else {
        return;
    };
    if region != requested {
        out.report(
            Member::FunctionName,
            msg!(
                "the name is in {actual}, but the request is for {region}",
                actual = Text(region),
                region = Text(requested)
            ),
        )
        .help(msg!("use the name alone, or send the request to {actual}", actual = Text(region)));
    }
}
