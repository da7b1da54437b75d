use crate::aws::arn::Arn;
use crate::request::regional;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request};

declare_rule! {
    /// A KMS key is in a different region than the function.
    ///
    /// Lambda only uses keys in the function's region. A multi-Region key has an ARN in each of its regions; use the one in the
    /// function's region.
    KmsKeyInOtherRegion = "kms-key-in-other-region", Error,
    requires: [KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn],
    covers: ["durable-kms-region", "kms-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "rejected for the key of a durable function" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "KMSKeyArn": "arn:aws:kms:eu-west-1:210987654321:key/mrk-0a1b2c3d11112222333344445555666"
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "KMSKeyArn": "arn:aws:kms:eu-central-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
        }"# => "/KMSKeyArn",
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "Code": {
                "SourceKMSKeyArn": "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
            }
        }"# => "/Code/SourceKMSKeyArn",
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "DurableConfig": {
                "ExecutionTimeout": 600,
                "KMSKeyArn": "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
            }
        }"# => "/DurableConfig/KMSKeyArn",
        r#"{
            "KMSKeyArn": "arn:aws-cn:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
        }"# => "/KMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_image = request.package_type() == Some(PackageType::Image);
    for member in [Member::KMSKeyArn, Member::CodeSourceKMSKeyArn, Member::DurableConfigKMSKeyArn] {
        // another rule reports the key of an archive on an image
        if is_image && member == Member::CodeSourceKMSKeyArn {
            continue;
        }
        // another rule reports ARNs of other services
        let arn = request.text(member).filter(|text| Arn::parse(text).is_some_and(|arn| arn.service == "kms"));
        if let Some(arn) = arn {
            regional::check(request, out, member.into(), arn, "the KMS key");
        }
    }
}
