use crate::facts;
use crate::message::Message;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Code.ImageUri` names Amazon ECR, but its account, repository, tag or digest is malformed.
    ///
    /// An account has 12 digits. A repository is in lower case. A digest is `sha256:` and 64 hexadecimal digits in lower case.
    /// The URI has no scheme.
    MalformedImageUri = "malformed-image-uri", Error,
    requires: [CodeImageUri],
    covers: ["image-uri-not-ecr", "image-uri-digest"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the grammar of image references" "https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Code": {
                "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
            }
        }"#,
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop/orders_v2:V1.0-rc_1"}
        }"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0123abcd"}
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/Orders:7"}
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "12345678901.dkr.ecr.eu-west-1.amazonaws.com/orders:7"}
        }"# => "/Code/ImageUri",
        r#"{
            "PackageType": "Image",
            "Code": {"ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:"}
        }"# => "/Code/ImageUri",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(uri) = image::uri(request) else { return };
    let bare = image::without_scheme(uri);
    // what is elsewhere, another rule reports
    let Some(image) = ImageUri::parse(bare).filter(ImageUri::is_in_ecr) else { return };
    let found = match bare.len() < uri.len() {
        true => Some(("the image URI must not start with a scheme".into(), "remove the part before the account")),
        false => fault(&image),
    };
    if let Some((message, help)) = found {
        out.report(Member::CodeImageUri, message).help(help);
    }
}

/// What is wrong with the first malformed part, and how to fix it.
pub(super) fn fault(image: &ImageUri<'_>) -> Option<(Message, &'static str)> {
    let ImageUri { account, region, repository, tag, digest, .. } = *image;
    if account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()) {
        let message = msg!("invalid account ID {part}; expected 12 digits", part = Text(account));
        return Some((message, "use the account of the repository"));
    }
    if facts::partition_of_region(region).is_none() {
        return Some((msg!("unknown region {part}", part = Text(region)), "use the region of the repository"));
    }
    if repository.is_empty() {
        return Some(("the image URI has no repository".into(), "add `/REPOSITORY:TAG`"));
    }
    if !is_repository(repository) {
        return Some((
            msg!("invalid repository name {part}", part = Text(repository)),
            "use lower-case letters and digits, with `-`, `_`, `.` and `/` only between them",
        ));
    }
    if let Some(tag) = tag.filter(|tag| !is_tag(tag)) {
        let message = match tag {
            "" => "the tag is empty".into(),
            _ => msg!("invalid tag {part}", part = Text(tag)),
        };
        return Some((message, "use up to 128 letters, digits and `_ . -`, starting with a letter, a digit or `_`"));
    }
    let digest = digest.filter(|digest| !is_digest(digest))?;
    let message =
        msg!("invalid digest {part}; expected `sha256:` and 64 hexadecimal digits in lower case", part = Text(digest));
    Some((message, "copy the whole digest of the image"))
}

fn is_repository(name: &str) -> bool {
    let is_inner = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
    let ends_well = |part: &str| part.bytes().next().is_some_and(is_inner) && part.bytes().last().is_some_and(is_inner);
    name.split('/').all(|part| ends_well(part) && part.bytes().all(|b| is_inner(b) || b"._-".contains(&b)))
}

fn is_tag(tag: &str) -> bool {
    let is_inner = |b: u8| b.is_ascii_alphanumeric() || b"_.-".contains(&b);
    (1..=128).contains(&tag.len()) && !tag.starts_with(['.', '-']) && tag.bytes().all(is_inner)
}

fn is_digest(digest: &str) -> bool {
    let is_hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    digest.strip_prefix("sha256:").is_some_and(|hex| hex.len() == 64 && hex.bytes().all(is_hex))
}
