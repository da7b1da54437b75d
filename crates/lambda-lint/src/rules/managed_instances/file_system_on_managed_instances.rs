use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A function on managed instances mounts a file system.
    ///
    /// A mount requires a VPC on the function, which a function with a capacity provider cannot have. Read the files from
    /// Amazon S3 instead, or add them to the package.
    FileSystemOnManagedInstances = "file-system-on-managed-instances", Error,
    requires: [CapacityProviderConfig],
    covers: ["lmi-filesystem"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-04" "a mount needs a VPC on the function, which managed instances reject" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-managed-instances.html",
    ],
    pass: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "FileSystemConfigs": []
        }"#,
        r#"{
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]}
        }"#,
    ],
    fail: [
        r#"{
            "CapacityProviderConfig": {
                "LambdaManagedInstancesCapacityProviderConfig": {
                    "CapacityProviderArn": "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool"
                }
            },
            "MemorySize": 4096,
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ]
        }"# => "/FileSystemConfigs",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.is_filled(Member::FileSystemConfigs) && features::on_managed_instances(request) {
        out.report(Member::FileSystemConfigs, msg!("{@FileSystemConfigs} is not allowed on managed instances"))
            .help(msg!("remove {@FileSystemConfigs}, or replace {@CapacityProviderConfig} with {@VpcConfig}"))
            .related(Member::CapacityProviderConfig, "the capacity provider is set here");
    }
}
