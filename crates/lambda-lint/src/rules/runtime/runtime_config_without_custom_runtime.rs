use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `RuntimeConfig` is set, but `Runtime` is not `custom`.
    ///
    /// `RuntimeConfig` names a runtime that a customer has published. It requires the `Runtime` `custom`.
    RuntimeConfigWithoutCustomRuntime = "runtime-config-without-custom-runtime", Error,
    requires: [RuntimeConfig],
    covers: ["config-needs-custom"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "`RuntimeConfig` needs the runtime `custom`" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-runtimeconfig.html",
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
    ],
    fail: [
        r#"{
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "stable"
            }
        }"# => "/RuntimeConfig",
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "RuntimeConfig": {
                "RuntimeArn": "arn:aws:lambda:eu-west-1:123456789012:runtime/php-84",
                "RuntimeAlias": "1"
            }
        }"# => "/RuntimeConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // other rules report a missing runtime, and an image
    let Some(runtime) = request.text(Member::Runtime).filter(|runtime| *runtime != "custom") else { return };
    // `missing-member` reports an empty object
    if request.package_type() != Some(PackageType::Zip) || !request.is_filled(Member::RuntimeConfig) {
        return;
    }
    out.report(
        Member::RuntimeConfig,
        msg!("{@RuntimeConfig} requires {@Runtime} `custom`; found {runtime}", runtime = Text(runtime)),
    )
    .help(msg!("set {@Runtime} to `custom`, or remove {@RuntimeConfig}"))
    .related(Member::Runtime, "the runtime is set here");
}
