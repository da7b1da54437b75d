use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled for a function that mounts a file system.
    ///
    /// A snapshot cannot keep open connections to Amazon EFS or Amazon S3 Files. Read the files from Amazon S3, or disable
    /// SnapStart.
    SnapStartWithFileSystem = "snap-start-with-file-system", Error,
    requires: [SnapStart],
    covers: ["snapstart-filesystem"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "Amazon EFS is not supported" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "the CDK rejects it before deployment" "https://github.com/aws/aws-cdk",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "FileSystemConfigs": []
        }"#,
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "None"},
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
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-0a1b2c3d"], "SecurityGroupIds": ["sg-0a1b2c3d"]}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::uses_snap_start(request) && request.is_filled(Member::FileSystemConfigs) {
        out.report(Member::SnapStartApplyOn, msg!("SnapStart is not allowed with {@FileSystemConfigs}"))
            .help(msg!("remove {@SnapStart} or {@FileSystemConfigs}"))
            .related(Member::FileSystemConfigs, "the file system is mounted here");
    }
}
