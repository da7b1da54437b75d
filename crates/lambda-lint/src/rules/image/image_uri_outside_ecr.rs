use crate::bytes;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, Severity, msg};

declare_rule! {
    /// `Code.ImageUri` is not in a private repository of Amazon ECR.
    ///
    /// Lambda only reads images from private repositories, not from the public gallery, Docker Hub or other registries. Pull
    /// the image, and push it to a repository in the region of the function.
    ImageUriOutsideEcr = "image-uri-outside-ecr", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-not-ecr"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "an image in public.ecr.aws is rejected" "",
        Answer "2022-10" "an image without a registry is rejected" "",
        Documentation "2026-11-22" "upload the image to a private repository" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/orders:7"},
            "Role": "arn:aws-cn:iam::123456789012:role/orders"
        }"#,
    ],
    fail: [
        r#"{"PackageType": "Image", "Code": {"ImageUri": "public.ecr.aws/lambda/python:3.14"}}"# => "/Code/ImageUri",
        r#"{"PackageType": "Image", "Code": {"ImageUri": "orders:7"}}"# => "/Code/ImageUri",
        r#"{"PackageType": "Image", "Code": {"ImageUri": "ghcr.io/example/orders:7"}}"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr-ecr.eu-west-1.on.aws/orders:7"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(uri) = image::uri(request) else { return };
    let uri = image::without_scheme(uri);
    if ImageUri::parse(uri).is_some_and(|image| image.is_in_ecr()) {
        return;
    }
    let (host, is_named) = match uri.split_once('/') {
        Some((host, _)) => (host, host.contains(['.', ':']) || host == "localhost"),
        None => (uri, false),
    };
    let message = match host {
        "" => "the image URI is empty or starts with `/`".into(),
        _ if is_named => {
            msg!("the image must be in a private repository of Amazon ECR, found {host}", host = Text(host))
        }
        _ => msg!(
            "the image must be in a private repository of Amazon ECR; {value} does not name a registry",
            value = Text(uri)
        ),
    };
    let found = out.report(Member::CodeImageUri, message);
    found.help("push the image to Amazon ECR, and use `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG`");
    if bytes::contains(host, ".dkr-ecr.") && host.ends_with(".on.aws") {
        // the dual-stack host; it is not documented whether Lambda accepts it
        found.severity(Severity::Warning);
    }
}
