use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// `Code.ImageUri` has neither a tag nor a digest.
    ///
    /// Docker defaults to `latest`. Lambda does not add a tag and rejects the URI.
    ImageUriWithoutTag = "image-uri-without-tag", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-untagged"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11" "the URI of a repository without a tag is rejected as invalid" "",
        Answer "2021-03" "an earlier report with the same result" "",
        Documentation "2026-11-22" "URIs are written with a tag" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:latest"}
        }"#,
        r#"{
            "PackageType": "Image",
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            }
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(image) = image::uri(request).and_then(ImageUri::parse) else { return };
    if image.tag.is_none() && image.digest.is_none() && !image.repository.is_empty() {
        out.report(Member::CodeImageUri, "missing tag or digest in the image URI")
            .help("add `:TAG`, or `@sha256:…` to name the exact image");
    }
}
