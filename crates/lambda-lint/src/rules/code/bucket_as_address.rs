use crate::aws::bucket;
use crate::place::Edit;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Code.S3Bucket` is the host name of a bucket, not its name.
    ///
    /// S3 looks for a bucket whose name is the whole host name. The name is the part before `.s3`. `malformed-value` reports
    /// longer addresses and addresses with a scheme.
    BucketAsAddress = "bucket-as-address", Warning,
    requires: [CodeS3Bucket],
    covers: ["s3-key-leading-slash"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "the name and the host name of a bucket" "https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html",
        Judgement "2026-11-30" "a bucket with such a name is possible, but unlikely" "",
    ],
    pass: [
        r#"{"Code": {"S3Bucket": "builds.example.com"}}"#,
    ],
    fail: [
        r#"{"Code": {"S3Bucket": "builds.s3.eu-west-1.amazonaws.com"}}"# => "/Code/S3Bucket",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(text) = request.text(Member::CodeS3Bucket).filter(|text| bucket::is_host(text)) else { return };
    let found = out
        .report(Member::CodeS3Bucket, msg!("{value} is the host name of a bucket, not its name", value = Text(text)))
        .help("use only the name of the bucket");
    if let Some(name) = bucket::name_in(text) {
        let edit = Edit::Replace(Member::CodeS3Bucket.into(), crate::path::quoted(name));
        found.help(msg!("use {name}", name = Text(name))).unsafe_fix(msg!("use {name}", name = Text(name)), vec![edit]);
    }
}
