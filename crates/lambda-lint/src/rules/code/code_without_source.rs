use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Code` does not name the location of the code.
    ///
    /// It accepts the archive itself in `ZipFile`, its location in `S3Bucket` and `S3Key`, or a container image in `ImageUri`.
    CodeWithoutSource = "code-without-source", Error,
    requires: [Code],
    covers: ["code-missing", "code-s3-pair", "s3-reference-no-bucket"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2018-10" "an empty `Code` is rejected because it names no source" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"S3Bucket": null, "S3Key": null}}"# => "/Code",
        r#"{"Code": {"S3Bucket": null, "S3Key": null, "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"# => "/Code",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let sources = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeZipFile, Member::CodeImageUri];
    if !sources.into_iter().all(|source| request.is_absent(source)) {
        return;
    }
    // another rule reports an image without a URI; an archive next to the request is the source
    let is_image = request.package_type() == Some(PackageType::Image);
    if is_image || request.zip_file().is_some() || request.options().is_partial() {
        return;
    }
    out.report(Member::Code, msg!("{@Code} needs {@S3Bucket} and {@S3Key}, {@ZipFile}, or {@ImageUri}"))
        .help("add the location of the code; if a command-line option or a tool adds it, lint its output");
}
