use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `AcceleratorConfig` is set on a function for `arm64`.
    ///
    /// The instances that have accelerators for Lambda are all of the architecture `x86_64`.
    AcceleratorOnArm64 = "accelerator-on-arm64", Warning,
    on: [AcceleratorConfig],
    evidence: [
        Documentation "2026-11-30" "only for images on `x86_64`; no answer of the service is on record" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-acceleratorconfig.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{"Architectures": ["x86_64"], "AcceleratorConfig": {"AcceleratorMemorySize": 24}, "MemorySize": 16384, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"}}, "PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null}"#,
    ],
    fail: [
        r#"{"Architectures": ["arm64"], "AcceleratorConfig": {"AcceleratorMemorySize": 24}, "MemorySize": 16384, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"}}, "PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null}"# => "/Architectures/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // without a capacity provider that is the fault
    if request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let Some(entry) = request.entries(Member::Architectures).find(|entry| entry.text() == Some("arm64")) else {
        return;
    };
    out.at(entry, "the architecture is `arm64`, but accelerators are on `x86_64` only")
        .help("build the image for `x86_64` and say so, or remove `AcceleratorConfig`")
        .related(Member::AcceleratorConfig, "the accelerator is asked for here");
}
