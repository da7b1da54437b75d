use crate::diagnostic::Severity;
use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `AcceleratorMemorySize` is none of the sizes that accelerators have.
    ///
    /// The API reference calls it the least memory that the accelerator has to have, the documentation of AWS SAM lists the
    /// sizes. Nothing, or less, is no size.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(size) = request.integer(Member::AcceleratorConfigAcceleratorMemorySize) else { return };
    if limits::ACCELERATOR_MEMORY_SIZES.contains(&size) {
        return;
    }
    let known: Vec<_> = limits::ACCELERATOR_MEMORY_SIZES.iter().map(i64::to_string).collect();
    let known = known.join(", ");
    let message = format!("{size} GB is none of the known sizes of an accelerator's memory: {known} GB");
    let draft = out.at(Member::AcceleratorConfigAcceleratorMemorySize, message);
    draft.help(format!("choose one of {known} GB")).param("actual", size).param("allowed", known);
    if size <= 0 {
        draft.severity(Severity::Error);
    }
}
