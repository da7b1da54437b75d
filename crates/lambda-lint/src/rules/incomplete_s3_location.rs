use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// Of `Code.S3Bucket` and `Code.S3Key` one is missing.
    ///
    /// An object in S3 has both: the bucket and the key in it.
    IncompleteS3Location = "incomplete-s3-location", Error,
    requires: [CodeS3Bucket, CodeS3Key],
    covers: ["code-s3-pair", "s3-reference-no-bucket"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a bucket without a key is refused" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    ],
    pass: [
        r#"{"Code": {"S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3Key": null}}"# => "/Code/S3Key",
        r#"{"Code": {"S3Bucket": null}}"# => "/Code/S3Bucket",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let (missing, given) = if request.is_absent(Member::CodeS3Key) {
        (Member::CodeS3Key, Member::CodeS3Bucket)
    } else if request.is_absent(Member::CodeS3Bucket) {
        (Member::CodeS3Bucket, Member::CodeS3Key)
    } else {
        return;
    };
    // with another source the S3 members are too many, not too few
    let has_other = !request.is_absent(Member::CodeZipFile)
        || !request.is_absent(Member::CodeImageUri)
        || request.zip_file().is_some();
    if has_other || request.package_type() == Some(PackageType::Image) {
        return;
    }
    // the whole address in the bucket is one fault, of which another rule speaks
    let is_address = |place: &str| place.contains("://") && place.matches('/').count() > 2;
    let written = request.node(Member::CodeS3Bucket).map(|bucket| request.tree().text(bucket));
    if written.is_some_and(is_address) {
        return;
    }
    let (missing_name, given_name) = (missing.name(), given.name());
    out.at(missing, format!("`{given_name}` is set without `{missing_name}`"))
        .help(format!("add `{missing_name}`"))
        .param("other", given_name)
        .related(given, format!("`{given_name}` is set here"));
}
