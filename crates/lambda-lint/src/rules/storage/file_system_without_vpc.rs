use crate::request::vpc;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The function mounts a file system but is not in a VPC.
    ///
    /// File systems are reached through mount targets in a VPC, so the function must be in that VPC, with subnets and security
    /// groups.
    FileSystemWithoutVpc = "file-system-without-vpc", Error,
    requires: [FileSystemConfigs],
    covers: ["fs-needs-vpc"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the function must be in a VPC to reference an access point" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html",
    ],
    pass: [
        r#"{
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"#,
        r#"{"FileSystemConfigs": []}"#,
    ],
    fail: [
        r#"{
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ]
        }"# => "/FileSystemConfigs",
        r#"{
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}
        }"# => "/FileSystemConfigs",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // other rules report an incomplete VPC, and file systems with a capacity provider
    if !request.is_absent(Member::CapacityProviderConfig) || !request.is_filled(Member::FileSystemConfigs) {
        return;
    }
    if vpc::is_outside(request) {
        out.report(
            Member::FileSystemConfigs,
            msg!("{@FileSystemConfigs} requires {@VpcConfig} with subnets and security groups"),
        )
        .help(msg!("add {@VpcConfig} with subnets and security groups that reach the file system's mount targets"));
    }
}
