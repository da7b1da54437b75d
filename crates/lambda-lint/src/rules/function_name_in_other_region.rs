use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `FunctionName` is an ARN in another region than the one the request is for.
    ///
    /// An endpoint of Lambda makes functions in its own region only and looks for all others in vain.
    FunctionNameInOtherRegion = "function-name-in-other-region", Error,
    requires: [FunctionName],
    covers: ["name-arn-region"],
    aws: NOT_FOUND,
    evidence: [
        Answer "2025-11-25" "a function of another region cannot be reached" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(asked) = request.options().region().and(request.region()) else { return };
    let Some(region) = request.function_name().and_then(|name| name.region) else {
        return;
    };
    if region != asked {
        let message = format!("the name is that of a function in `{region}`, the request is for `{asked}`");
        out.at(Member::FunctionName, message)
            .help(format!("write the bare name, or send the request to `{region}`"))
            .word("region", asked)
            .word("actual", region);
    }
}
