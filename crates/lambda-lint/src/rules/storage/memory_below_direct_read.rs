use crate::aws::arn::Arn;
use crate::facts::limits::{DIRECT_READ_MEMORY_MIN, MEMORY_DEFAULT};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// `MemorySize` is too low for S3 Files to read directly from the bucket.
    ///
    /// By default, direct reads require 512 MB of memory. Below that, everything is read through the file system, with less
    /// throughput. More memory or `DirectS3Read` enables direct reads.
    MemoryBelowDirectRead = "memory-below-direct-read", Advice,
    requires: [FileSystemConfigs],
    covers: ["fs-s3files-memory"],
    groups: [Operations],
    evidence: [
        Model "2026-11-17" "the meaning of `AUTO` in `DirectS3Read`" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html",
    ],
    pass: [
        r#"{
            "MemorySize": 512,
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"#,
        r#"{
            "MemorySize": 511,
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data",
                    "S3FilesConfig": {"DirectS3Read": "ENABLED"}
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"#,
    ],
    fail: [
        r#"{
            "MemorySize": 511,
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data",
                    "S3FilesConfig": {"DirectS3Read": "AUTO"}
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"# => "/MemorySize",
        r#"{
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data"
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"# => "/MemorySize",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let memory = match request.state(Member::MemorySize) {
        State::Absent => Some(MEMORY_DEFAULT),
        _ => request.integer(Member::MemorySize),
    };
    let Some(memory) = memory.filter(|memory| *memory < DIRECT_READ_MEMORY_MIN) else { return };
    let Some(config) = request.entries(Member::FileSystemConfigs).next() else { return };
    // an unknown or invalid setting is not the default
    match request.state(Member::FileSystemConfigsS3FilesConfigDirectS3Read) {
        State::Absent => {}
        _ if request.text(Member::FileSystemConfigsS3FilesConfigDirectS3Read) == Some("AUTO") => {}
        _ => return,
    }
    let Some(entry) = config.member(Member::FileSystemConfigsArn) else { return };
    if entry.text().and_then(Arn::parse).is_some_and(|arn| arn.service == "s3files") {
        out.report(
            Member::MemorySize,
            msg!(
                "with {actual} of memory, S3 Files reads through the file system; direct reads require {min}",
                actual = Mb(memory),
                min = Mb(DIRECT_READ_MEMORY_MIN)
            ),
        )
        .help(msg!("raise {@MemorySize}, or set {@DirectS3Read} to `ENABLED`, or to `DISABLED` if this is intended"))
        .related(entry, "the access point of S3 Files is mounted here");
    }
}
