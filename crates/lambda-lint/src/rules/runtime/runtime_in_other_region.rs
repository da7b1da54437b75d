use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The customer-managed runtime is in a different region than the function.
    ///
    /// The documentation says that a runtime may belong to another account, but not that it may be in another region, and Lambda
    /// loads nothing else from another region.
    RuntimeInOtherRegion = "runtime-in-other-region", Warning,
    requires: [RuntimeConfig],
    covers: ["runtime-config-partition"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2026-11-22" "inferred from layers" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:210987654321:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-2:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig/RuntimeArn",
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:cn-north-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig/RuntimeArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if let Some(arn) = request.text(Member::RuntimeConfigRuntimeArn) {
        regional::check(request, out, Member::RuntimeConfigRuntimeArn.into(), arn, "the runtime");
    }
}
