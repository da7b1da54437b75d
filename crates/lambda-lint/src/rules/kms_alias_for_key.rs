use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::arn::Arn;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The ARN of an alias stands where that of a KMS key is expected.
    ///
    /// The documentation asks for the key. Whether the service takes an alias is not on record, and an alias can be pointed
    /// at another key later, which what is encrypted already does not follow.
    KmsAliasForKey = "kms-alias-for-key", Warning,
    on: [KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn],
    evidence: [
        Documentation "2026-11-22" "the ARN of the key" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"}"#],
    fail: [
        r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:alias/orders"}"# => "/KMSKeyArn",
        r#"{"Code": {"SourceKMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:alias/builds"}}"# => "/Code/SourceKMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for member in [Member::KMSKeyArn, Member::CodeSourceKMSKeyArn, Member::DurableConfigKMSKeyArn] {
        let Some(arn) = request.text(member).and_then(Arn::parse) else { continue };
        if arn.service == "kms" && arn.resource.starts_with("alias/") {
            out.at(member, format!("`{}` is an alias, not a key", shorten(arn.resource)))
                .help("write the ARN of the key that the alias stands for: `arn:aws:kms:REGION:ACCOUNT:key/ID`");
        }
    }
}
