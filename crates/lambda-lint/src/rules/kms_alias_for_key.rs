use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::arn::Arn;
use crate::{Diagnostics, Member, Request, Severity, State};

declare_rule! {
    /// The ARN of an alias stands where that of a KMS key is expected.
    ///
    /// Lambda gives the function a grant for the key of its environment variables, and grants know no aliases. Without
    /// variables, and for the other keys, no answer is on record; the documentation asks for the key everywhere, so there it
    /// is a warning.
    KmsAliasForKey = "kms-alias-for-key", Error,
    requires: [KMSKeyArn, CodeSourceKMSKeyArn, DurableConfigKMSKeyArn],
    covers: ["kms-alias"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2024-10" "key aliases are not supported, says KMS" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for member in [Member::KMSKeyArn, Member::CodeSourceKMSKeyArn, Member::DurableConfigKMSKeyArn] {
        let Some(arn) = request.text(member).and_then(Arn::parse) else { continue };
        if arn.service == "kms" && arn.resource.starts_with("alias/") {
            let variables = Member::EnvironmentVariables;
            // whether this is an error or a warning hangs on what nobody knows yet
            if member == Member::KMSKeyArn && request.state(variables) == State::Unknown {
                continue;
            }
            let draft = out.at(member, format!("`{}` is an alias, not a key", shorten(arn.resource)));
            draft.help("write the ARN of the key that the alias stands for: `arn:aws:kms:REGION:ACCOUNT:key/ID`");
            draft.word("alias", arn.resource);
            if member != Member::KMSKeyArn || !request.is_filled(variables) {
                draft.severity(Severity::Warning);
            }
        }
    }
}
