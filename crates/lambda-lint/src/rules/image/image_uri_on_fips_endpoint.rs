use crate::bytes;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request};

declare_rule! {
    /// `Code.ImageUri` names a FIPS endpoint of Amazon ECR.
    ///
    /// Lambda only accepts the standard endpoint, `.dkr.ecr.` instead of `.dkr.ecr-fips.`. The image is the same.
    ImageUriOnFipsEndpoint = "image-uri-on-fips-endpoint", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-fips"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "FIPS endpoints are not supported" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
        Answer "2026-09-07" "rejected, although the repository did not exist either" "",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.us-east-1.amazonaws.com/orders:7"}
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr-fips.us-east-1.amazonaws.com/orders:7"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(uri) = image::uri(request) else { return };
    if ImageUri::parse(uri).is_some_and(|image| image.fips) {
        let fixed = crate::path::quoted(&bytes::replace_first(uri, ".dkr.ecr-fips.", ".dkr.ecr."));
        out.report(Member::CodeImageUri, "Lambda does not accept images from a FIPS endpoint of Amazon ECR")
            .help("replace `.dkr.ecr-fips.` with `.dkr.ecr.`")
            .unsafe_fix("use `.dkr.ecr.`", vec![Edit::Replace(Member::CodeImageUri.into(), fixed)]);
    }
}
