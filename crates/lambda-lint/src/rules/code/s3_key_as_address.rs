use crate::bytes;
use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Code.S3Key` is a URI or starts with a slash.
    ///
    /// The key is only the part after the bucket. A leading slash is part of the key: `/orders.zip` and `orders.zip` are
    /// different objects.
    S3KeyAsAddress = "s3-key-as-address", Warning,
    requires: [CodeS3Key],
    covers: ["s3-key-leading-slash"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "object keys" "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(key) = request.text(Member::CodeS3Key) else { return };
    let is_address = bytes::has(key, b':') && bytes::contains(key, "://") || key.starts_with("arn:");
    if !is_address && !key.starts_with('/') || request.package_type() == Some(PackageType::Image) {
        return;
    }
    let found = match is_address {
        true => out.report(Member::CodeS3Key, msg!("{value} is a URI, not an object key", value = Text(key))),
        false => out.report(
            Member::CodeS3Key,
            msg!("{value} starts with `/`, which is part of the key in S3", value = Text(key)),
        ),
    };
    let bare = bare_key(key, request.text(Member::CodeS3Bucket));
    if let Some(bare) = bare.filter(|bare| !bare.is_empty()) {
        let edit = Edit::Replace(Member::CodeS3Key.into(), crate::path::quoted(bare));
        found
            .help(msg!("use {expected}", expected = Text(bare)))
            .unsafe_fix(msg!("use {expected}", expected = Text(bare)), vec![edit]);
    } else {
        found.help("use only the key, without the bucket and the scheme");
    }
}

/// The key in a URI that names the bucket of the request, or the key without leading slashes.
fn bare_key<'k>(key: &'k str, bucket: Option<&str>) -> Option<&'k str> {
    if key.starts_with('/') {
        return Some(key.trim_start_matches('/'));
    }
    let rest = key.strip_prefix("s3://").or_else(|| key.strip_prefix("arn:aws:s3:::"))?;
    rest.strip_prefix(bucket?)?.strip_prefix('/')
}
