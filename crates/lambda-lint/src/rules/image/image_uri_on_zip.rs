use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Code.ImageUri` is set, but `PackageType` is not `Image`.
    ///
    /// The service does not derive `PackageType` from the code: the default is `Zip`, which does not allow an image.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // tools write an empty text for "none"
    if request.package_type() != Some(PackageType::Zip) || request.text(Member::CodeImageUri) == Some("") {
        return;
    }
    let is_set = request.has(Member::PackageType);
    let zip_settings = [Member::CodeZipFile, Member::CodeS3Bucket, Member::CodeS3Key, Member::Runtime, Member::Handler];
    let is_image = request.zip_file().is_none() && zip_settings.into_iter().all(|member| request.is_absent(member));
    let message = match is_set {
        true => msg!("{@ImageUri} is not allowed with {@PackageType} `Zip`"),
        false => msg!("{@ImageUri} is not allowed with {@PackageType} `Zip`, the default"),
    };
    let found = out.report(Member::CodeImageUri, message);
    found.related(Member::PackageType, if is_set { "the package type is set here" } else { "the default is `Zip`" });
    if is_image {
        let edit = match is_set {
            true => Edit::Replace(Member::PackageType.into(), "\"Image\"".to_owned()),
            false => Edit::Add(crate::Place::DOCUMENT, "PackageType".to_owned(), "\"Image\"".to_owned()),
        };
        found.help(msg!("set {@PackageType} to `Image`")).unsafe_fix("set `PackageType` to `Image`", vec![edit]);
    } else {
        found.help(msg!(
            "set {@PackageType} to `Image` and remove the members for a zip archive, or remove {@ImageUri}"
        ));
    }
}
