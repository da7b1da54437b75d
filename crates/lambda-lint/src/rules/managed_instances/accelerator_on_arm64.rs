use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `AcceleratorConfig` is set on a function for `arm64`.
    ///
    /// Lambda offers accelerators only on instances with the `x86_64` architecture.
    AcceleratorOnArm64 = "accelerator-on-arm64", Warning,
    requires: [AcceleratorConfig],
    covers: ["accelerator-arch"],
    evidence: [
        Documentation "2026-11-30" "only for images on `x86_64`; no response has been recorded" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-acceleratorconfig.html",
        Documentation "2026-10-31" "" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{
            "Architectures": ["x86_64"],
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
            "Architectures": ["arm64"],
            "AcceleratorConfig": {"AcceleratorMemorySize": 24},
            "MemorySize": 16384,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"
                }
            },
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7"}
        }"# => "/Architectures/0",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // without a capacity provider, another rule reports the accelerator
    if request.is_absent(Member::CapacityProviderConfig) {
        return;
    }
    let Some(entry) = request.entries(Member::Architectures).find(|entry| entry.text() == Some("arm64")) else {
        return;
    };
    out.report(entry, "accelerators are not available for `arm64`, only for `x86_64`")
        .help(msg!(
            "build the image for `x86_64` and set {@Architectures} to `[\"x86_64\"]`, or remove {@AcceleratorConfig}"
        ))
        .related(Member::AcceleratorConfig, "the accelerator is requested here");
}
