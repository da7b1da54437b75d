use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// The image has the tag `latest`.
    ///
    /// Lambda resolves the tag once and keeps the digest. A later push changes nothing until you update the code, and the
    /// request does not say which image runs. Use a tag for each build, or the digest.
    ImageTagLatest = "image-tag-latest", Advice,
    requires: [CodeImageUri],
    covers: ["image-uri-latest"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "a tag is translated to a digest when the function is made" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:2026-11-22"}
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:latest"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(image) = image::uri(request).and_then(ImageUri::parse) else { return };
    if image.tag == Some("latest") && image.digest.is_none() {
        out.report(
            Member::CodeImageUri,
            "the tag `latest` does not say which image runs, and later pushes have no effect",
        )
        .help("use a tag for each build, or the digest of the image");
    }
}
