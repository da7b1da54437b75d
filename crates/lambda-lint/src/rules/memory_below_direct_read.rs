use crate::facts::limits::{DIRECT_READ_MEMORY_MIN, MEMORY_DEFAULT};
use crate::rule::declare_rule;
use crate::values::arn::Arn;
use crate::{Diagnostics, Member, Request, State};

declare_rule! {
    /// `MemorySize` is too low for S3 Files to read straight from the bucket.
    ///
    /// By default, direct reads begin at 512 MB of memory; below, everything is read through the file system, with less
    /// throughput. More memory turns them on, and so does `DirectS3Read`.
    MemoryBelowDirectRead = "memory-below-direct-read", Advice,
    requires: [FileSystemConfigs],
    covers: ["fs-s3files-memory"],
    groups: [Operations],
    evidence: [
        Model "2026-11-17" "what `AUTO` of `DirectS3Read` means" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let memory = match request.state(Member::MemorySize) {
        State::Absent => Some(MEMORY_DEFAULT),
        _ => request.integer(Member::MemorySize),
    };
    let Some(memory) = memory.filter(|memory| *memory < DIRECT_READ_MEMORY_MIN) else { return };
    let Some(config) = request.entries(Member::FileSystemConfigs).next() else { return };
    // a setting that is not known, or not valid, is no default
    match request.state(Member::FileSystemConfigsS3FilesConfigDirectS3Read) {
        State::Absent => {}
        _ if request.text(Member::FileSystemConfigsS3FilesConfigDirectS3Read) == Some("AUTO") => {}
        _ => return,
    }
    let Some(entry) = config.member(Member::FileSystemConfigsArn) else { return };
    if entry.text().and_then(Arn::parse).is_some_and(|arn| arn.service == "s3files") {
        let message = format!(
            "with {memory} MB of memory S3 Files reads through the file system; direct reads begin at {DIRECT_READ_MEMORY_MIN} MB"
        );
        out.at(Member::MemorySize, message)
            .help("raise `MemorySize`, or set `DirectS3Read` to `ENABLED` or, if that is as meant, to `DISABLED`")
            .param("actual", memory)
            .param("min", DIRECT_READ_MEMORY_MIN)
            .related(entry, "the access point of S3 Files is mounted here");
    }
}
