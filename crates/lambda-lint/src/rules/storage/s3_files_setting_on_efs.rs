use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `S3FilesConfig` is set for an access point of Amazon EFS.
    ///
    /// It configures how the contents of a bucket are read, which only applies to an access point of Amazon S3 Files. The
    /// service rejects it with another access point.
    S3FilesSettingOnEfs = "s3-files-setting-on-efs", Error,
    requires: [FileSystemConfigsS3FilesConfig],
    covers: ["fs-s3files-config"],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "valid only with an access point of S3 Files" "https://docs.aws.amazon.com/lambda/latest/api/API_FileSystemConfig.html",
    ],
    pass: [
        r#"{
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
            "FileSystemConfigs": [
                {
                    "Arn": "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
                    "LocalMountPath": "/mnt/data",
                    "S3FilesConfig": {"DirectS3Read": "ENABLED"}
                }
            ],
            "VpcConfig": {"SubnetIds": ["subnet-1"], "SecurityGroupIds": ["sg-1"]}
        }"# => "/FileSystemConfigs/0/S3FilesConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for config in request.entries(Member::FileSystemConfigs) {
        let Some(setting) = config.member(Member::FileSystemConfigsS3FilesConfig) else { continue };
        let Some(entry) = config.member(Member::FileSystemConfigsArn) else { continue };
        let Some(arn) = entry.text().and_then(Arn::parse) else { continue };
        if arn.service != "s3files" {
            out.report(setting, msg!("{@S3FilesConfig} is not allowed with an access point of Amazon EFS"))
                .help(msg!("remove {@S3FilesConfig}, or mount an access point of Amazon S3 Files"))
                .related(entry, msg!("the access point belongs to {service}", service = Text(arn.service)))
                .unsafe_fix(msg!("remove {@S3FilesConfig}"), vec![Edit::Remove(setting.place())]);
        }
    }
}
