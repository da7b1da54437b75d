use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The access point of the file system is in a different region than the function.
    ///
    /// A function mounts file systems through its VPC, so they must be in its region. No response has been recorded.
    FileSystemInOtherRegion = "file-system-in-other-region", Warning,
    requires: [FileSystemConfigs],
    covers: ["fs-arn-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "file system and function are in the same region" "https://docs.aws.amazon.com/lambda/latest/dg/services-efs.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-2:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"# => "/FileSystemConfigs/0/Arn",
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:s3files:us-east-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"# => "/FileSystemConfigs/0/Arn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for config in request.entries(Member::FileSystemConfigs) {
        let Some(entry) = config.member(Member::FileSystemConfigsArn) else { continue };
        if let Some(arn) = entry.text() {
            regional::check(request, out, entry.place(), arn, "the access point");
        }
    }
}
