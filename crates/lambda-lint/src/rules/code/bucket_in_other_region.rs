use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, facts, msg};

declare_rule! {
    /// The name of `Code.S3Bucket` suggests a different region than the function's.
    ///
    /// Lambda copies the archive from a bucket in the function's region and rejects buckets in other regions. A bucket name
    /// can be misleading, so this is a warning.
    BucketInOtherRegion = "bucket-in-other-region", Warning,
    requires: [CodeS3Bucket],
    covers: ["s3-bucket-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Model "2026-11-17" "the bucket must be in the region of the function" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Answer "2019-11" "the error names the region that S3 expects" "",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Code": {"S3Bucket": "builds-eu-west-1"}
        }"#,
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Code": {
                "S3Bucket": "builds-us-east-1",
                "S3ObjectStorageMode": "REFERENCE",
                "S3ObjectVersion": "3sL4kqtJlcpXroDTDmJ"
            }
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Code": {"S3Bucket": "cdk-hnb659fds-assets-123456789012-us-east-1"}
        }"# => "/Code/S3Bucket",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(bucket) = request.text(Member::CodeS3Bucket) else { return };
    let target = request.target();
    // another rule reports a misspelled region
    let Some(region) = target.region.filter(|region| facts::has_lambda(region)) else { return };
    // most names contain no region
    let Some(named) = regional::region_in(bucket) else { return };
    let is_copied = request.is_absent(Member::CodeS3ObjectStorageMode)
        || request.text(Member::CodeS3ObjectStorageMode) == Some("COPY");
    let is_zip = request.package_type() != Some(PackageType::Image) && request.zip_file().is_none();
    if region == named || !is_copied || !is_zip {
        return;
    }
    let found = out.report(
        Member::CodeS3Bucket,
        msg!(
            "the name suggests that the bucket is in {actual}, but the function is in {region}",
            actual = Name(named),
            region = Text(region)
        ),
    );
    found.help(msg!("use a bucket in {region}", region = Text(region)));
    target.explain(found, region);
}
