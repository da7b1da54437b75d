use crate::facts;
use crate::message::shorten;
use crate::request::image::{self, ImageUri};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Code.ImageUri` is in Amazon ECR, but its account, repository, tag or digest has not the right form.
    ///
    /// The account has 12 digits; a repository is in lower case; a digest is `sha256:` with 64 hexadecimal digits in lower
    /// case. The address has no scheme in front.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(uri) = image::uri(request) else { return };
    let bare = uri.trim_start_matches("https://").trim_start_matches("http://");
    // what is elsewhere, another rule reports
    let Some(image) = ImageUri::parse(bare).filter(ImageUri::is_in_ecr) else { return };
    let found = if bare.len() < uri.len() {
        Some(("the address begins with a scheme".to_owned(), "", "remove all in front of the account"))
    } else {
        fault(&image)
    };
    if let Some((message, part, help)) = found {
        let draft = out.at(Member::CodeImageUri, message).help(help);
        if !part.is_empty() {
            draft.word("part", part);
        }
    }
}

/// What is wrong, the first part that has not its form, and what to do.
pub(super) fn fault<'i>(image: &ImageUri<'i>) -> Option<(String, &'i str, &'static str)> {
    let ImageUri { account, region, repository, tag, digest, .. } = *image;
    if account.len() != 12 || !account.bytes().all(|b| b.is_ascii_digit()) {
        let message = format!("invalid account `{}`; expected 12 digits", shorten(account));
        return Some((message, account, "write the account that the repository belongs to"));
    }
    if facts::partition_of_region(region).is_none() {
        return Some((format!("unknown region `{}`", shorten(region)), region, "write the region of the repository"));
    }
    if repository.is_empty() {
        return Some(("the address has no repository".to_owned(), "", "add `/REPOSITORY:TAG`"));
    }
    if !is_repository(repository) {
        let message = format!("`{}` is no name of a repository", shorten(repository));
        return Some((
            message,
            repository,
            "write it in lower case, with `-`, `_`, `.` and `/` between letters and digits only",
        ));
    }
    if let Some(tag) = tag.filter(|tag| !is_tag(tag)) {
        let message = match tag {
            "" => "the tag is empty".to_owned(),
            _ => format!("`{}` is no tag", shorten(tag)),
        };
        return Some((message, tag, "write up to 128 letters, digits and `_ . -`, the first none of the last two"));
    }
    let digest = digest.filter(|digest| !is_digest(digest))?;
    let message =
        format!("`{}` is no digest: that is `sha256:` and 64 hexadecimal digits in lower case", shorten(digest));
    Some((message, digest, "copy the whole digest of the image"))
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
