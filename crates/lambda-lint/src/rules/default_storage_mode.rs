use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `S3ObjectStorageMode` is `COPY`, which it is anyway.
    DefaultStorageMode = "default-storage-mode", Advice,
    on: [CodeS3ObjectStorageMode],
    evidence: [Model "2026-11-17" "the default is `COPY`" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html"],
    pass: [r#"{"Code": {"S3ObjectStorageMode": "REFERENCE", "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"#],
    fail: [r#"{"Code": {"S3ObjectStorageMode": "COPY"}}"# => "/Code/S3ObjectStorageMode"],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let is_default = request.text(Member::CodeS3ObjectStorageMode) == Some("COPY");
    // where it must not stand at all, another rule speaks
    if is_default && request.is_absent(Member::CodeZipFile) && request.package_type() != Some(PackageType::Image) {
        out.at(Member::CodeS3ObjectStorageMode, "`COPY` is the default")
            .help("remove it")
            .fix("remove `S3ObjectStorageMode`", vec![Edit::Remove(Member::CodeS3ObjectStorageMode.into())]);
    }
}
