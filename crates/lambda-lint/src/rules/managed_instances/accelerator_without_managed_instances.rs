use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `AcceleratorConfig` is set on a function without a capacity provider.
    ///
    /// Accelerators belong to instances, so the function needs a capacity provider with accelerated instances.
    AcceleratorWithoutManagedInstances = "accelerator-without-managed-instances", Error,
    requires: [AcceleratorConfig],
    covers: ["accelerator-needs-lmi"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "an accelerator needs a capacity provider" "https://docs.amazonaws.cn/en_us/lambda/latest/api/API_AcceleratorConfig.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{
            "AcceleratorConfig": {"AcceleratorMemorySize": 24},
            "MemorySize": 16384,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"
                }
            },
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7"}
        }"#,
    ],
    fail: [
        r#"{
            "AcceleratorConfig": {"AcceleratorMemorySize": 24},
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7"}
        }"# => "/CapacityProviderConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports an empty object, which lacks its required member
    if !request.is_absent(Member::CapacityProviderConfig) || !request.is_filled(Member::AcceleratorConfig) {
        return;
    }
    let found =
        out.report(Member::CapacityProviderConfig, msg!("{@AcceleratorConfig} requires {@CapacityProviderConfig}"));
    found
        .help(msg!(
            "add {@CapacityProviderConfig} with a provider of accelerated instances, or remove {@AcceleratorConfig}"
        ))
        .related(Member::AcceleratorConfig, "the accelerator is requested here");
    if request.package_type() == Some(PackageType::Zip) && request.is_absent(Member::CodeImageUri) {
        found.related(Member::PackageType, "a container image is also required");
    }
    if let Some(entry) = request.entries(Member::Architectures).find(|entry| entry.text() == Some("arm64")) {
        found.related(entry, "the architecture must be `x86_64`");
    }
}
