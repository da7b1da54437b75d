use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `AcceleratorConfig` is set, but the function is not to run on managed instances.
    ///
    /// Accelerators belong to instances, so a function needs a capacity provider that has some.
    AcceleratorWithoutManagedInstances = "accelerator-without-managed-instances", Error,
    on: [AcceleratorConfig],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "an accelerator needs a capacity provider" "https://docs.amazonaws.cn/en_us/lambda/latest/api/API_AcceleratorConfig.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{"AcceleratorConfig": {"AcceleratorMemorySize": 24}, "MemorySize": 16384, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"}}, "PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null}"#,
    ],
    fail: [
        r#"{"AcceleratorConfig": {"AcceleratorMemorySize": 24}, "PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null}"# => "/CapacityProviderConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // an object without anything in it lacks what it must have, which says enough
    if !request.is_absent(Member::CapacityProviderConfig) || !request.is_filled(Member::AcceleratorConfig) {
        return;
    }
    let draft = out.at(Member::CapacityProviderConfig, "an accelerator needs a capacity provider, but there is none");
    draft
        .help("add `CapacityProviderConfig` with a provider of accelerated instances, or remove `AcceleratorConfig`")
        .related(Member::AcceleratorConfig, "the accelerator is asked for here");
    if request.package_type() == Some(PackageType::Zip) && request.is_absent(Member::CodeImageUri) {
        draft.related(Member::PackageType, "a container image is needed, too");
    }
    if let Some(entry) = request.entries(Member::Architectures).find(|entry| entry.text() == Some("arm64")) {
        draft.related(entry, "the architecture has to be `x86_64`");
    }
}
