use crate::message::shorten;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request, Severity};

declare_rule! {
    /// `Code.ImageUri` is not in a private repository of Amazon ECR.
    ///
    /// Lambda reads images from private repositories only, not from the public gallery, Docker Hub or other registries. Pull
    /// the image and push it to a repository in the region of the function.
    ImageUriOutsideEcr = "image-uri-outside-ecr", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-not-ecr"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "an image of public.ecr.aws is refused as not valid" "",
        Answer "2022-10" "so is one without a registry" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(uri) = image::uri(request) else { return };
    let uri = uri.trim_start_matches("https://").trim_start_matches("http://");
    if ImageUri::parse(uri).is_some_and(|image| image.is_in_ecr()) {
        return;
    }
    let (host, is_named) = match uri.split_once('/') {
        Some((host, _)) => (host, host.contains(['.', ':']) || host == "localhost"),
        None => (uri, false),
    };
    let message = match host {
        "" => "the address of the image is empty or begins with `/`".to_owned(),
        "public.ecr.aws" => {
            "the image is in the public gallery of Amazon ECR, Lambda reads private repositories only".to_owned()
        }
        _ if is_named => format!("the image is in `{}`, which is no private repository of Amazon ECR", shorten(host)),
        _ => format!("`{}` names no registry, Lambda reads private repositories of Amazon ECR only", shorten(uri)),
    };
    let draft = out.at(Member::CodeImageUri, message);
    draft.help("push the image to Amazon ECR, and write `ACCOUNT.dkr.ecr.REGION.amazonaws.com/REPOSITORY:TAG`");
    if is_named {
        draft.word("host", host);
    }
    if host.contains(".dkr-ecr.") && host.ends_with(".on.aws") {
        // the form of the host that also speaks IPv6; nobody says whether Lambda takes it
        draft.severity(Severity::Warning);
    }
}
