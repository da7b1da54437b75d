use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `AcceleratorConfig` is set on a function that is no container image.
    ///
    /// Only images can have an accelerator: they bring the drivers' libraries along.
    AcceleratorOnZip = "accelerator-on-zip", Warning,
    on: [AcceleratorConfig],
    evidence: [
        Documentation "2026-11-30" "only for images on `x86_64`; no answer of the service is on record" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-acceleratorconfig.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{"AcceleratorConfig": {"AcceleratorMemorySize": 24}, "MemorySize": 16384, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"}}, "PackageType": "Image", "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7", "S3Bucket": null, "S3Key": null}, "Runtime": null, "Handler": null}"#,
    ],
    fail: [
        r#"{"AcceleratorConfig": {"AcceleratorMemorySize": 24}, "MemorySize": 16384, "CapacityProviderConfig": {"LambdaManagedInstancesCapacityProviderConfig": {"CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"}}}"# => "/PackageType",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // with an image and no package type, the package type is the fault; without a capacity provider that is
    let is_said_otherwise = request.has(Member::CodeImageUri) || request.is_absent(Member::CapacityProviderConfig);
    if request.package_type() != Some(PackageType::Zip) || is_said_otherwise {
        return;
    }
    let message = match request.has(Member::PackageType) {
        true => "the package type is `Zip`, but an accelerator needs a container image",
        false => "an accelerator needs a container image, but without `PackageType` the package is `Zip`",
    };
    out.at(Member::PackageType, message)
        .help("set `PackageType` to `Image` and give the image in `Code.ImageUri`, or remove `AcceleratorConfig`")
        .related(Member::AcceleratorConfig, "the accelerator is asked for here");
}
