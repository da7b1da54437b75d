use crate::facts::{self, Family};
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` is `custom`, but `RuntimeConfig` is missing.
    ///
    /// `custom` means a runtime that a customer has published; `RuntimeConfig` contains its ARN and alias. For your own
    /// `bootstrap` program, use the runtime `provided.al2023`.
    CustomRuntimeWithoutConfig = "custom-runtime-without-config", Error,
    requires: [Runtime],
    covers: ["custom-needs-config"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "the runtime is given by its ARN and an alias" "https://docs.aws.amazon.com/lambda/latest/dg/cmr-using.html",
        Documentation "2026-10-01" "customer-managed runtimes" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{
            "Runtime": "custom",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"#,
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
    ],
    fail: [
        r#"{"Runtime": "custom"}"# => "/RuntimeConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_custom = request.text(Member::Runtime) == Some("custom");
    if !is_custom || !request.is_absent(Member::RuntimeConfig) || request.package_type() != Some(PackageType::Zip) {
        return;
    }
    let newest = facts::newest(Family::Provided).map_or("", |runtime| runtime.identifier);
    out.report(Member::RuntimeConfig, msg!("missing {@RuntimeConfig}, which {@Runtime} `custom` requires"))
        .help(msg!(
            "add {@RuntimeConfig} with {@RuntimeArn} and {@RuntimeAlias}; for a program called `bootstrap`, set {@Runtime} to {newest}",
            newest = Name(newest)
        ))
        .related(Member::Runtime, "`custom` is a runtime that a customer has published");
}
