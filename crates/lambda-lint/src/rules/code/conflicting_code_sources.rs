use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, Severity, State, msg};

declare_rule! {
    /// `Code.ZipFile` is set together with the location of another archive.
    ///
    /// The archive is either in the request or in S3. Only `SourceKMSKeyArn` is allowed with `ZipFile`.
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
                "SourceKMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"
            }
        }"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{"Code": {"S3ObjectStorageMode": "COPY", "ZipFile": {"index.js": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports an archive on an image; an archive next to the request replaces all other sources
    if request.package_type() == Some(PackageType::Image)
        || request.zip_file().is_some()
        // the package that a document names is the object in S3 itself
        || !request.has(Member::CodeZipFile)
    {
        return;
    }
    if request.state(Member::CodeZipFile) == State::Invalid {
        return;
    }
    let location = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeS3ObjectVersion];
    // an empty string is rejected anyway, and names no location
    let is_empty = |member| request.node(member).is_some_and(|node| request.tree().text(node).is_empty());
    let location = location.into_iter().find(|&member| request.has(member) && !is_empty(member));
    let mode = Some(Member::CodeS3ObjectStorageMode).filter(|&member| request.has(member));
    // for a new function, another rule compares the image with the package type
    let is_updated_to = |member| request.operation().is_update() && request.has(member);
    if location.is_none() && is_updated_to(Member::CodeImageUri) {
        let message = msg!("{@ZipFile} conflicts with {@ImageUri}: the code is either an archive or an image");
        out.report(Member::CodeZipFile, message).help(msg!("remove {@ZipFile} or {@ImageUri}"));
        return;
    }
    let Some(other) = location.or(mode) else { return };
    let found = out.report(
        Member::CodeZipFile,
        msg!("{@ZipFile} conflicts with {other}: the archive is either here or in S3", other = MemberName(other)),
    );
    found
        .help(msg!("remove {@ZipFile}, or all members that start with `S3`"))
        .related(other, "this is for an archive in S3");
    if location.is_none() {
        // the recorded answer is about the location of the archive
        found.severity(Severity::Warning);
    }
}
