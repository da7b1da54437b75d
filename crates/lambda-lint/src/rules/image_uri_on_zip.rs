use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Code.ImageUri` is set, but `PackageType` is not `Image`.
    ///
    /// `PackageType` does not follow from the code: without it the service assumes `Zip`, and refuses an image.
    ImageUriOnZip = "image-uri-on-zip", Error,
    requires: [CodeImageUri],
    covers: ["zip-has-image-uri", "code-zipfile-exclusive"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2020-12" "the answer says not to provide ImageUri with packageType Zip" "",
        Documentation "2026-11-22" "`PackageType` is `Zip` unless it is set" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"PackageType": "Image"}"#,
    ],
    fail: [
        r#"{
            "Runtime": null,
            "Handler": null,
            "Code": {
                "S3Bucket": null,
                "S3Key": null,
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"
            }
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Zip",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // an empty one is what tools write for "none"
    if request.package_type() != Some(PackageType::Zip) || request.text(Member::CodeImageUri) == Some("") {
        return;
    }
    let is_said = request.has(Member::PackageType);
    let zip_settings = [Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key, Member::Runtime, Member::Handler];
    let is_image = request.zip_file().is_none() && zip_settings.into_iter().all(|member| request.is_absent(member));
    let message = match is_said {
        true => "`ImageUri` is set on a function whose `PackageType` is `Zip`",
        false => "`ImageUri` is set on a function without `PackageType`, which is then `Zip`",
    };
    let draft = out.at(Member::CodeImageUri, message);
    draft.related(
        Member::PackageType,
        if is_said { "the package type is set here" } else { "this decides the package type" },
    );
    if is_image {
        let edit = match is_said {
            true => Edit::Replace(Member::PackageType.into(), "\"Image\"".to_owned()),
            false => Edit::Add(crate::Place::DOCUMENT, "PackageType".to_owned(), "\"Image\"".to_owned()),
        };
        draft.help("set `PackageType` to `Image`").unsafe_fix("set `PackageType` to `Image`", vec![edit]);
    } else {
        draft.help("set `PackageType` to `Image` and remove what belongs to a zip archive, or remove `ImageUri`");
    }
}
