use crate::bytes;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Code` has only one of `S3Bucket` and `S3Key`.
    ///
    /// An object in S3 is identified by both: the bucket, and the key in the bucket.
    IncompleteS3Location = "incomplete-s3-location", Error,
    requires: [CodeS3Bucket, CodeS3Key],
    covers: ["code-s3-pair", "s3-reference-no-bucket"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "a bucket without a key is rejected" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let (missing, given) = if request.is_absent(Member::CodeS3Key) {
        (Member::CodeS3Key, Member::CodeS3Bucket)
    } else if request.is_absent(Member::CodeS3Bucket) {
        (Member::CodeS3Bucket, Member::CodeS3Key)
    } else {
        return;
    };
    // with another source of the code, the S3 members are not allowed
    let has_other = !request.is_absent(Member::CodeZipFile)
        || !request.is_absent(Member::CodeImageUri)
        || request.zip_file().is_some();
    if has_other || request.package_type() == Some(PackageType::Image) {
        return;
    }
    // another rule reports an entire URI in `S3Bucket`
    let is_address = |place: &str| bytes::contains(place, "://") && place.matches('/').count() > 2;
    let written = request.node(Member::CodeS3Bucket).map(|bucket| request.tree().text(bucket));
    if written.is_some_and(is_address) {
        return;
    }
    out.report(
        missing,
        msg!("missing {member}, which {other} requires", member = MemberName(missing), other = MemberName(given)),
    )
    .help(msg!("add {member}", member = MemberName(missing)))
    .related(given, msg!("{other} is set here", other = MemberName(given)));
}
