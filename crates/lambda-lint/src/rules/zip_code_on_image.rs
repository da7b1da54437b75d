use crate::draft::Edit;
use crate::message::Listing;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request, Severity, State};

declare_rule! {
    /// `Code` of a container image has members for a zip archive.
    ///
    /// The image is the whole code. Its members in `Code` are `ImageUri` and no other.
    ZipCodeOnImage = "zip-code-on-image", Error,
    requires: [CodeZipFile, CodeS3Bucket, CodeS3Key, CodeS3ObjectVersion, CodeS3ObjectStorageMode, CodeSourceKMSKeyArn],
    covers: ["code-zipfile-exclusive", "image-has-zip-code", "image-has-storage-mode", "image-has-source-kms"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`S3ObjectStorageMode` is refused on an image" "",
        Documentation "2026-11-22" "the code is an archive in S3, an archive in the request, or an image" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Documentation "2026-11-22" "SAM takes one source" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/S3Bucket",
        r#"{"PackageType": "Image", "Code": {"S3ObjectStorageMode": "REFERENCE"}}"# => "/Code/S3ObjectStorageMode",
    ],
}

/// The members for a zip archive, the refusal of which is on record or documented.
const ARCHIVE: [Member; 5] = [
    Member::CodeZipFile,
    Member::CodeS3Bucket,
    Member::CodeS3Key,
    Member::CodeS3ObjectVersion,
    Member::CodeS3ObjectStorageMode,
];

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // without an address the image is what is missing
    if request.package_type() != Some(PackageType::Image) || request.is_absent(Member::CodeImageUri) {
        return;
    }
    let is_key =
        |member| member == Member::CodeSourceKMSKeyArn && request.text(member).is_some_and(|arn| !arn.is_empty());
    let set: Vec<_> = ARCHIVE
        .into_iter()
        .chain([Member::CodeSourceKMSKeyArn])
        .filter(|&member| if ARCHIVE.contains(&member) { request.has(member) } else { is_key(member) })
        .collect();
    // of a value that is wrong in itself there is a finding already, and it is to be removed with the others
    let Some(first) = set.iter().find(|&&member| request.state(member) != State::Invalid) else { return };
    let mut names = Listing::default();
    set.iter().for_each(|member| names.name(member.name()));
    let names = names.with("and");
    let draft = out.at(*first, format!("`{}` is for a zip archive, but the function is an image", first.name()));
    draft
        .help(format!("remove {names}, or set `PackageType` to `Zip`"))
        .related(Member::PackageType, "the package type is set here");
    for other in set.iter().filter(|other| *other != first) {
        draft.related(*other, "this is for a zip archive, too");
    }
    draft.unsafe_fix(format!("remove {names}"), set.iter().map(|&member| Edit::Remove(member.into())).collect());
    if *first == Member::CodeSourceKMSKeyArn {
        // said to be for archives; a refusal is not on record
        draft.severity(Severity::Warning);
    }
}
