use crate::aws::arn::Arn;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, Severity, State, msg};

declare_rule! {
    /// The ARN belongs to a KMS alias instead of a key.
    ///
    /// Lambda creates a grant for the key of the environment variables, and grants do not accept aliases. Without variables,
    /// and for other members, no response has been recorded; the documentation requires a key everywhere, so the rule
    /// reports a warning there.
    KmsAliasForKey = "kms-alias-for-key", Error,
    requires: [KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn],
    covers: ["kms-alias"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2024-10" "KMS: key aliases are not supported" "",
        Answer "2019-03" "the key of the environment variables is invalid for CreateGrant: key aliases are not supported" "",
        Documentation "2026-11-22" "the ARN of the key" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html",
    ],
    pass: [
        r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"}"#,
    ],
    fail: [
        r#"{
            "KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:alias/orders",
            "Environment": {"Variables": {"STAGE": "prod"}}
        }"# => "/KMSKeyArn",
        r#"{"KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:alias/orders"}"# => "/KMSKeyArn",
        r#"{"Code": {"SourceKMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:alias/builds"}}"# => "/Code/SourceKMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for member in [Member::KMSKeyArn, Member::CodeSourceKMSKeyArn, Member::DurableConfigKMSKeyArn] {
        let Some(arn) = request.text(member).and_then(Arn::parse) else { continue };
        if arn.service == "kms" && arn.resource.starts_with("alias/") {
            let variables = Member::EnvironmentVariables;
            // the severity depends on variables that are not known yet
            if member == Member::KMSKeyArn && request.state(variables) == State::Unknown {
                continue;
            }
            let found = out.report(member, msg!("{alias} is an alias, not a key", alias = Text(arn.resource)));
            found.help("use the ARN of the key that the alias refers to, `arn:aws:kms:REGION:ACCOUNT:key/ID`");
            if member != Member::KMSKeyArn || !request.is_filled(variables) {
                found.severity(Severity::Warning);
            }
        }
    }
}
