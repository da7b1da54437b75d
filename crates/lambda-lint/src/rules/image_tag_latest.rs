use crate::rule::declare_rule;
use crate::values::image::{self, ImageUri};
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The image is named by the tag `latest`.
    ///
    /// Lambda looks the tag up once and keeps the digest: a later push changes nothing until the code is updated, and nobody
    /// can tell from the request which image runs. A tag for each build or the digest says it.
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
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:2026-11-22",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            },
            "Runtime": "nodejs24.x",
            "Handler": "index.handler"
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:latest",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            },
            "Runtime": "nodejs24.x",
            "Handler": "index.handler"
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(image) = image::uri(request).and_then(ImageUri::parse) else { return };
    if image.tag == Some("latest") && image.digest.is_none() {
        out.at(Member::CodeImageUri, "the tag `latest` does not say which image runs, and later pushes change nothing")
            .help("name the image by a tag of its build, or by its digest");
    }
}
