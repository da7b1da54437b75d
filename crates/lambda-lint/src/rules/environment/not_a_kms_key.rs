use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The ARN does not belong to a KMS key.
    ///
    /// The service model accepts any ARN here. Only an AWS KMS key can encrypt: `arn:aws:kms:REGION:ACCOUNT:key/ID`.
    NotAKmsKey = "not-a-kms-key", Warning,
    requires: [KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn],
    covers: ["durable-kms-service", "kms-service"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the ARN of a customer managed key" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
        Tools "2026-11-22" "the Serverless Framework takes ARNs of KMS only" "",
    ],
    pass: [
        r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"}"#,
        r#"{"KMSKeyArn": ""}"#,
    ],
    fail: [
        r#"{"KMSKeyArn": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf"}"# => "/KMSKeyArn",
        r#"{"Code": {"SourceKMSKeyArn": "arn:aws:s3:::keys"}}"# => "/Code/SourceKMSKeyArn",
        r#"{
            "DurableConfig": {"ExecutionTimeout": 600, "KMSKeyArn": "arn:aws:sqs:eu-west-1:123456789012:keys"}
        }"# => "/DurableConfig/KMSKeyArn",
        r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:key/0a1b2c3d"}"# => "/KMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for member in [Member::KMSKeyArn, Member::CodeSourceKMSKeyArn, Member::DurableConfigKMSKeyArn] {
        let Some(text) = request.text(member).filter(|text| !text.is_empty()) else { continue };
        let message = match Arn::parse(text) {
            None => msg!("the ARN is incomplete: it has fewer than six parts"),
            Some(arn) if arn.service != "kms" => {
                msg!("the ARN belongs to the service {service}; expected `kms`", service = Text(arn.service))
            }
            Some(arn) if !arn.resource.starts_with("key/") && !arn.resource.starts_with("alias/") => {
                msg!("{resource} is not a KMS key", resource = Text(arn.resource))
            }
            Some(_) => continue,
        };
        out.report(member, message).help("use the ARN of the key, `arn:aws:kms:REGION:ACCOUNT:key/ID`");
    }
}
