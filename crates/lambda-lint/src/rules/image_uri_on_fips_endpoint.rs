use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::values::image::{self, ImageUri};
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Code.ImageUri` names a FIPS endpoint of Amazon ECR.
    ///
    /// Lambda takes images by the ordinary endpoint only, `.dkr.ecr.` and not `.dkr.ecr-fips.`. The image is the same.
    ImageUriOnFipsEndpoint = "image-uri-on-fips-endpoint", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-fips"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "FIPS endpoints are not supported" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        Answer "2026-09-07" "refused, though the repository did not exist either" "",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:7",
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
                "ImageUri": "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/orders:7",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            },
            "Runtime": "nodejs24.x",
            "Handler": "index.handler"
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(uri) = image::uri(request) else { return };
    if ImageUri::parse(uri).is_some_and(|image| image.fips) {
        let fixed = crate::path::quoted(&uri.replacen(".dkr.ecr-fips.", ".dkr.ecr.", 1));
        out.at(Member::CodeImageUri, "the address is that of a FIPS endpoint, which Lambda does not take")
            .help("write `.dkr.ecr.` in place of `.dkr.ecr-fips.`")
            .fix("write `.dkr.ecr.`", vec![Edit::Replace(Member::CodeImageUri.into(), fixed)]);
    }
}
