use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `S3ObjectStorageMode` is `REFERENCE` without `S3ObjectVersion`.
    ///
    /// The function then runs from the object in S3. Without a version, it is undefined what runs after the object is
    /// overwritten. The documented procedure sets the version.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_reference = request.text(Member::CodeS3ObjectStorageMode) == Some("REFERENCE");
    if !is_reference || !request.is_absent(Member::CodeS3ObjectVersion) {
        return;
    }
    let is_in_s3 =
        request.has(Member::CodeS3Bucket) && request.has(Member::CodeS3Key) && request.is_absent(Member::CodeZipFile);
    if is_in_s3 && request.zip_file().is_none() && request.package_type() != Some(PackageType::Image) {
        out.report(
            Member::CodeS3ObjectVersion,
            msg!(
                "missing {@S3ObjectVersion}: with {@S3ObjectStorageMode} `REFERENCE`, the function runs from the object"
            ),
        )
        .help("add the version of the object")
        .related(Member::CodeS3ObjectStorageMode, "the storage mode is set here");
    }
}
