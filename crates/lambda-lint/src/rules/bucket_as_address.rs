use crate::draft::Edit;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::bucket;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Code.S3Bucket` is the host name of a bucket, not its name.
    ///
    /// S3 looks for a bucket that has the whole host name as its name. The name is the part before `.s3`. A longer address,
    /// or one with a scheme, breaks the constraints of the member and is an error of `malformed-value`.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(text) = request.text(Member::CodeS3Bucket).filter(|text| bucket::is_host(text)) else { return };
    let draft = out
        .at(Member::CodeS3Bucket, format!("`{}` is the host name of a bucket, not its name", shorten(text)))
        .help("write the name of the bucket alone");
    if let Some(name) = bucket::name_in(text) {
        let edit = Edit::Replace(Member::CodeS3Bucket.into(), crate::path::quoted(name));
        draft.unsafe_fix(format!("write `{name}`"), vec![edit]);
    }
}
