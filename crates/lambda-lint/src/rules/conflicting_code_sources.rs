use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request, Severity, State};

declare_rule! {
    /// `Code.ZipFile` stands beside the place of another archive.
    ///
    /// The archive is either in the request or in S3. Next to `ZipFile` only `SourceKMSKeyArn` is allowed.
    ConflictingCodeSources = "conflicting-code-sources", Error,
    requires: [CodeZipFile],
    covers: ["code-zipfile-exclusive", "s3-reference-no-bucket"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the answer says not to provide other parameters of the code with a ZipFile" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": ""},
                "SourceKMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Key": "orders.zip", "S3Bucket": "builds"}}"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "S3ObjectStorageMode": "COPY",
                "ZipFile": {"index.js": ""},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // of an archive on an image another rule speaks; one given beside the request takes the place of all others
    if request.package_type() == Some(PackageType::Image) || request.zip_file().is_some() {
        return;
    }
    if request.state(Member::CodeZipFile) == State::Invalid {
        return;
    }
    let place = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeS3ObjectVersion];
    // an empty text is refused anyway, and means that there is no place
    let is_empty = |member| request.node(member).is_some_and(|node| request.tree().text(node).is_empty());
    let place = place.into_iter().find(|&member| request.has(member) && !is_empty(member));
    let mode = Some(Member::CodeS3ObjectStorageMode).filter(|&member| request.has(member));
    let Some(other) = place.or(mode) else { return };
    let name = other.name();
    let draft =
        out.at(Member::CodeZipFile, format!("`ZipFile` cannot stand beside `{name}`: the archive is here or in S3"));
    draft.help("remove `ZipFile`, or all members that begin with `S3`").related(other, "this is for an archive in S3");
    draft.param("other", name);
    if place.is_none() {
        // the answer on record is about the place of the archive
        draft.severity(Severity::Warning);
    }
}
