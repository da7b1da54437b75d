use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The image is in a different region than the function.
    ///
    /// The repository may belong to another account, but it must be in the function's region. Amazon ECR can replicate images
    /// between regions.
    ImageUriInOtherRegion = "image-uri-in-other-region", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2021-11-17" "a request to AWS for images of other regions is open" "https://github.com/aws/containers-roadmap/issues/1281",
        Documentation "2026-11-22" "the repository must be in the region of the function" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "210987654321.dkr.ecr.eu-west-1.amazonaws.com/orders:7"},
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:7"},
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders"
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-central-1.amazonaws.com/orders:7"},
            "KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001"
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(image) = image::uri(request).and_then(ImageUri::parse) else { return };
    let target = request.target();
    // another rule reports an unknown region in the URI
    let is_region = crate::facts::partition_of_region(image.region).is_some();
    let Some(region) = target.region.filter(|region| is_region && *region != image.region) else { return };
    let found = out.report(
        Member::CodeImageUri,
        msg!(
            "the image is in {actual}, but the function is in {region}",
            actual = Text(image.region),
            region = Text(region)
        ),
    );
    found.help(msg!("push or replicate the image to {region}", region = Text(region)));
    target.explain(found, region);
}
