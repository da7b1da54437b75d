use crate::diagnostic::Severity;
use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `AcceleratorMemorySize` is not a documented size.
    ///
    /// The API reference describes the value as the minimum memory of the accelerator. The documentation of AWS SAM lists the
    /// sizes. Zero and negative numbers are errors.
    UnknownAcceleratorMemory = "unknown-accelerator-memory", Warning,
    requires: [AcceleratorConfig],
    covers: ["accelerator-size"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-10-31" "the sizes" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{
            "AcceleratorConfig": {"AcceleratorMemorySize": 3},
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
            "AcceleratorConfig": {"AcceleratorMemorySize": 4},
            "MemorySize": 16384,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"
                }
            },
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7"}
        }"# => "/AcceleratorConfig/AcceleratorMemorySize",
        r#"{
            "AcceleratorConfig": {"AcceleratorMemorySize": 0},
            "MemorySize": 16384,
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:gpu"
                }
            },
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/infer:7"}
        }"# => "/AcceleratorConfig/AcceleratorMemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(size) = request.integer(Member::AcceleratorConfigAcceleratorMemorySize) else { return };
    if limits::ACCELERATOR_MEMORY_SIZES.contains(&size) {
        return;
    }
    let known: Vec<_> = limits::ACCELERATOR_MEMORY_SIZES.iter().map(i64::to_string).collect();
    let found = out.report(
        Member::AcceleratorConfigAcceleratorMemorySize,
        msg!(
            "unknown accelerator memory size {actual} GB; expected {allowed} GB",
            actual = Int(size),
            allowed = Word(known.join(", "))
        ),
    );
    found.help("use one of these sizes");
    if size <= 0 {
        found.severity(Severity::Error);
    }
}
