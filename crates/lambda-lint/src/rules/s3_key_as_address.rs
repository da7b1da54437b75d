use crate::bytes;
use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// `Code.S3Key` is an address or begins with a slash.
    ///
    /// The key is only what follows the bucket. S3 takes a slash in front as a part of the key, so `/orders.zip` is another
    /// object than `orders.zip`.
    S3KeyAsAddress = "s3-key-as-address", Warning,
    requires: [CodeS3Key],
    covers: ["s3-key-leading-slash"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "what a key is" "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
        Judgement "2026-11-22" "such keys are possible, but rarely intended" "",
    ],
    pass: [
        r#"{"Code": {"S3Key": "builds/orders.zip"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3Key": "/builds/orders.zip"}}"# => "/Code/S3Key",
        r#"{"Code": {"S3Key": "s3://builds/orders.zip"}}"# => "/Code/S3Key",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(key) = request.text(Member::CodeS3Key) else { return };
    let is_address = bytes::has(key, b':') && key.contains("://") || key.starts_with("arn:");
    if !is_address && !key.starts_with('/') || request.package_type() == Some(PackageType::Image) {
        return;
    }
    let draft = match is_address {
        true => {
            out.at(Member::CodeS3Key, format!("`{}` is an address, a key is what follows the bucket", shorten(key)))
        }
        false => out
            .at(Member::CodeS3Key, format!("`{}` begins with `/`, which S3 takes as a part of the key", shorten(key))),
    };
    let bare = bare_key(key, request.text(Member::CodeS3Bucket));
    if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
        let edit = Edit::Replace(Member::CodeS3Key.into(), crate::path::quoted(bare));
        draft.help(format!("write `{}`", shorten(bare))).unsafe_fix(format!("write `{}`", shorten(bare)), vec![edit]);
    } else {
        draft.help("write the key alone, without bucket and scheme");
    }
}

/// The key in an address in the bucket of the request, or without the slashes in front.
fn bare_key<'k>(key: &'k str, bucket: Option<&str>) -> Option<&'k str> {
    if key.starts_with('/') {
        return Some(key.trim_start_matches('/'));
    }
    let rest = key.strip_prefix("s3://").or_else(|| key.strip_prefix("arn:aws:s3:::"))?;
    rest.strip_prefix(bucket?)?.strip_prefix('/')
}
