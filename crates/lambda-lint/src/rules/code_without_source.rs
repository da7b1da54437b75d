use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Code` says nothing of where the code is.
    ///
    /// It takes the archive itself in `ZipFile`, its place in `S3Bucket` and `S3Key`, or the address of an image in
    /// `ImageUri`.
    CodeWithoutSource = "code-without-source", Error,
    on: [Code],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2018-10" "an empty `Code` is refused: no source of the code" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
    ],
    pass: [r#"{"Code": {"S3Bucket": null, "S3Key": null, "ZipFile": "UEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAIAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACFaAAAAAAAAAAAAAAAACAAAAAAAAAAAAAAApIEAAAAAaW5kZXguanNQSwUGAAAAAAEAAQA2AAAAJgAAAAAA"}}"#],
    fail: [
        r#"{"Code": {"S3Bucket": null, "S3Key": null}}"# => "/Code",
        r#"{"Code": {"S3Bucket": null, "S3Key": null, "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"}}"# => "/Code",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let sources = [Member::CodeS3Bucket, Member::CodeS3Key, Member::CodeZipFile, Member::CodeImageUri];
    if !sources.into_iter().all(|source| request.is_absent(source)) {
        return;
    }
    // an image lacks its address; an archive beside the request is the source; and a part need not be whole
    let is_image = request.package_type() == Some(PackageType::Image);
    if is_image || request.zip_file().is_some() || request.options().is_partial() {
        return;
    }
    out.at(Member::Code, "`Code` has none of `S3Bucket` with `S3Key`, `ZipFile` and `ImageUri`")
        .help("add the place of the code; if a command line option or a tool adds it, lint with that");
}
