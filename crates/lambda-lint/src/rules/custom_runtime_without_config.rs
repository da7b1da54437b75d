use crate::facts::{self, Family};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Runtime` is `custom`, but no `RuntimeConfig` says which one.
    ///
    /// `custom` stands for a runtime that a customer has published; its ARN and alias are in `RuntimeConfig`. For a
    /// program of one's own called `bootstrap`, the runtime is `provided.al2023`.
    CustomRuntimeWithoutConfig = "custom-runtime-without-config", Error,
    on: [Runtime],
    when: [UnusualRuntime],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "the runtime is given by its ARN and an alias" "https://docs.aws.amazon.com/lambda/latest/dg/cmr-using.html",
        Documentation "2026-10-01" "customer-managed runtimes" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"Runtime": "custom", "RuntimeConfig": {"RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84", "RuntimeAlias": "stable"}}"#,
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
    ],
    fail: [r#"{"Runtime": "custom"}"# => "/RuntimeConfig"],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let is_custom = request.text(Member::Runtime) == Some("custom");
    if !is_custom || !request.is_absent(Member::RuntimeConfig) || request.package_type() != Some(PackageType::Zip) {
        return;
    }
    let own = facts::newest(Family::Provided).map_or("", |runtime| runtime.identifier);
    out.at(Member::RuntimeConfig, "`Runtime` is `custom`, but there is no `RuntimeConfig` that says which one")
        .help(format!(
            "add `RuntimeConfig` with `RuntimeArn` and `RuntimeAlias`; \
             for a program called `bootstrap` set `Runtime` to `{own}`"
        ))
        .related(Member::Runtime, "`custom` stands for a runtime that a customer has published");
}
