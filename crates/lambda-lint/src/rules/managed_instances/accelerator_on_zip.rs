use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `AcceleratorConfig` is set on a function that is not a container image.
    ///
    /// Accelerators require a container image, which contains the driver libraries.
    AcceleratorOnZip = "accelerator-on-zip", Warning,
    requires: [AcceleratorConfig],
    covers: ["accelerator-needs-image"],
    evidence: [
        Documentation "2026-11-30" "only for images on `x86_64`; no response has been recorded" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-acceleratorconfig.html",
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
            "MemorySize": 16384,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"
                }
            }
        }"# => "/PackageType",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // other rules report a missing package type of an image, and a missing capacity provider
    let is_reported = request.has(Member::CodeImageUri) || request.is_absent(Member::CapacityProviderConfig);
    if request.package_type() != Some(PackageType::Zip) || is_reported {
        return;
    }
    let message = match request.has(Member::PackageType) {
        true => msg!("{@AcceleratorConfig} is not allowed with {@PackageType} `Zip`"),
        false => msg!("{@AcceleratorConfig} is not allowed without {@PackageType}, which defaults to `Zip`"),
    };
    out.report(Member::PackageType, message)
        .help(msg!("set {@PackageType} to `Image` and add {@Code.ImageUri}, or remove {@AcceleratorConfig}"))
        .related(Member::AcceleratorConfig, "the accelerator is requested here");
}
