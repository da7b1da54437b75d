use crate::bytes;
use crate::facts::{self, PARTITIONS};
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// The domain in `Code.ImageUri` does not belong to the partition of its region.
    ///
    /// The registries of a partition share a domain: `amazonaws.com.cn` in China, `amazonaws.com` in the commercial regions and
    /// in GovCloud. No other combination exists.
    ImageUriInOtherPartition = "image-uri-in-other-partition", Warning,
    requires: [CodeImageUri],
    covers: ["image-uri-partition"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the endpoints of Amazon ECR by region" "https://docs.aws.amazon.com/general/latest/gr/ecr.html",
        Judgement "2026-11-22" "no such request has been recorded" "",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/orders:7"},
            "Role": "arn:aws-cn:iam::123456789012:role/orders"
        }"#,
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.us-gov-west-1.amazonaws.com/orders:7"},
            "Role": "arn:aws-us-gov:iam::123456789012:role/orders"
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.cn-north-1.amazonaws.com/orders:7"},
            "Role": "arn:aws-cn:iam::123456789012:role/orders"
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eusc-de-east-1.amazonaws.com/orders:7"},
            "Role": "arn:aws-eusc:iam::123456789012:role/orders"
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(uri) = image::uri(request) else { return };
    let Some(image) = ImageUri::parse(uri) else { return };
    let Some(partition) = facts::partition_of_region(image.region) else { return };
    // another rule reports a domain that is not Amazon ECR
    let is_known = || PARTITIONS.iter().any(|other| other.dns_suffix == image.suffix);
    if partition.dns_suffix == image.suffix || !is_known() {
        return;
    }
    let (region, expected) = (image.region, partition.dns_suffix);
    let host = |suffix: &str| format!(".{region}.{suffix}/");
    let fixed = crate::path::quoted(&bytes::replace_first(uri, &host(image.suffix), &host(expected)));
    out.report(
        Member::CodeImageUri,
        msg!(
            "the registry in {region} has the domain {expected}; found {actual}",
            region = Text(region),
            expected = Name(expected),
            actual = Text(image.suffix)
        ),
    )
    .help(msg!("use the domain {expected}", expected = Name(expected)))
    .fix(msg!("use {expected}", expected = Name(expected)), vec![Edit::Replace(Member::CodeImageUri.into(), fixed)]);
}
