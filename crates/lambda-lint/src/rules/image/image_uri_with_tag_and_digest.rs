use super::malformed_image_uri;
use crate::bytes;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request};

declare_rule! {
    /// `Code.ImageUri` has both a tag and a digest.
    ///
    /// The digest alone identifies the image. Docker accepts both together, and its tools print such URIs; Lambda accepts
    /// only one of them.
    ImageUriWithTagAndDigest = "image-uri-with-tag-and-digest", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-digest"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-08" "tag and digest together are rejected as invalid" "https://github.com/pulumi/pulumi-docker-build/issues/571",
        Answer "2020-12" "tag and digest together are rejected as invalid; each alone is accepted" "https://github.com/serverless/serverless/issues/8636",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
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
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            }
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(uri) = image::uri(request) else { return };
    // another rule reports a malformed URI
    let Some(image) = ImageUri::parse(uri).filter(|image| malformed_image_uri::fault(image).is_none()) else { return };
    let ImageUri { tag: Some(tag), digest: Some(digest), .. } = image else { return };
    let fixed = crate::path::quoted(&bytes::replace_first(uri, &format!(":{tag}@{digest}"), &format!("@{digest}")));
    out.report(Member::CodeImageUri, "the URI has both a tag and a digest; only one of them is allowed")
        .help("remove the tag; the digest identifies the image")
        .unsafe_fix("remove the tag", vec![Edit::Replace(Member::CodeImageUri.into(), fixed)]);
}
