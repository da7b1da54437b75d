use crate::message::AllMembers;
use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, Severity, State, msg};

declare_rule! {
    /// `Code` of a container image has members for a zip archive.
    ///
    /// The image contains the whole code, so only `ImageUri` is allowed in `Code`.
    ZipCodeOnImage = "zip-code-on-image", Error,
    requires: [CodeZipFile, CodeS3Bucket, CodeS3Key, CodeS3ObjectVersion, CodeS3ObjectStorageMode, CodeSourceKMSKeyArn],
    covers: ["code-zipfile-exclusive", "image-has-zip-code", "image-has-storage-mode", "image-has-source-kms"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "`S3ObjectStorageMode` is rejected on an image" "",
        Documentation "2026-11-22" "the code is an archive in S3, an archive in the request, or an image" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Documentation "2026-11-22" "AWS SAM accepts one source" "https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html",
    ],
    pass: [
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/S3Bucket",
        r#"{"PackageType": "Image", "Code": {"S3ObjectStorageMode": "REFERENCE"}}"# => "/Code/S3ObjectStorageMode",
    ],
}

/// The members for a zip archive whose refusal is recorded or documented.
const ARCHIVE: [Member; 5] = [
    Member::CodeZipFile,
    Member::CodeS3Bucket,
    Member::CodeS3Key,
    Member::CodeS3ObjectVersion,
    Member::CodeS3ObjectStorageMode,
];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // `image-without-uri` reports the missing image
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
    // an invalid value already has a finding; the fix removes it with the others
    let Some(first) = set.iter().find(|&&member| request.state(member) != State::Invalid) else { return };
    let names = AllMembers(&set);
    let found = out.report(*first, msg!("{member} is not allowed with a container image", member = MemberName(*first)));
    found
        .help(msg!("remove {names}, or set {@PackageType} to `Zip`", names = names))
        .related(Member::PackageType, "the package type is set here");
    for other in set.iter().filter(|other| *other != first) {
        found.related(*other, "this is for a zip archive, too");
    }
    found.unsafe_fix(
        msg!("remove {names}", names = names),
        set.iter().map(|&member| Edit::Remove(member.into())).collect(),
    );
    if *first == Member::CodeSourceKMSKeyArn {
        // documented for archives, but no refusal is on record
        found.severity(Severity::Warning);
    }
}
