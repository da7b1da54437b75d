use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `S3ObjectStorageMode` is `REFERENCE` without `S3ObjectVersion`.
    ///
    /// The function then runs from the object in S3 itself. Without a version it is not said which one, should the object
    /// be overwritten; the documented procedure sets it.
    S3ReferenceWithoutVersion = "s3-reference-without-version", Warning,
    requires: [CodeS3ObjectStorageMode],
    covers: ["s3-reference-no-version"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the procedure sets a version, a sample leaves it out" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Tools "2026-09-30" "cdk-preflight treats the same as an error for layers" "",
    ],
    pass: [
        r#"{"Code": {"S3ObjectStorageMode": "REFERENCE", "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"#,
        r#"{"Code": {"S3ObjectStorageMode": "COPY"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3ObjectStorageMode": "REFERENCE"}}"# => "/Code/S3ObjectVersion",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let is_reference = request.text(Member::CodeS3ObjectStorageMode) == Some("REFERENCE");
    if !is_reference || !request.is_absent(Member::CodeS3ObjectVersion) {
        return;
    }
    let is_in_s3 =
        request.has(Member::CodeS3Bucket) && request.has(Member::CodeS3Key) && request.is_absent(Member::CodeZipFile);
    if is_in_s3 && request.zip_file().is_none() && request.package_type() != Some(PackageType::Image) {
        out.at(Member::CodeS3ObjectVersion, "the function runs from the object in S3, but no version of it is named")
            .help("add the version of the object in `S3ObjectVersion`")
            .related(Member::CodeS3ObjectStorageMode, "the object is used in place because of this");
    }
}
