use crate::rule::declare_rule;
use crate::{Edit, Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `S3ObjectStorageMode` is set to its default, `COPY`.
    DefaultStorageMode = "default-storage-mode", Advice,
    requires: [CodeS3ObjectStorageMode],
    covers: ["s3-storage-mode-default"],
    evidence: [Model "2026-11-17" "the default is `COPY`" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html"],
    pass: [
        r#"{"Code": {"S3ObjectStorageMode": "REFERENCE", "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3ObjectStorageMode": "COPY"}}"# => "/Code/S3ObjectStorageMode",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_default = request.text(Member::CodeS3ObjectStorageMode) == Some("COPY");
    // other rules report the member where it is not allowed
    if is_default && request.is_absent(Member::CodeZipFile) && request.package_type() != Some(PackageType::Image) {
        out.report(Member::CodeS3ObjectStorageMode, "`COPY` is the default")
            .help(msg!("remove {@S3ObjectStorageMode}"))
            .fix(msg!("remove {@S3ObjectStorageMode}"), vec![Edit::Remove(Member::CodeS3ObjectStorageMode.into())]);
    }
}
