use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The environment variables are encrypted with an AWS managed key, not with your own.
    ///
    /// Lambda always encrypts them. With a customer managed key, you decide who can read them, and CloudTrail records each use.
    EnvironmentWithoutKey = "environment-without-key", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-no-kms"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html",
        Tools "2026-11-22" "CKV_AWS_173 of checkov" "",
    ],
    pass: [
        r#"{
            "Environment": {"Variables": {"STAGE": "test"}},
            "KMSKeyArn": "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666"
        }"#,
        r#"{"Environment": {"Variables": {}}}"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"STAGE": "test"}}}"# => "/KMSKeyArn",
        r#"{"Environment": {"Variables": {"STAGE": "test"}}, "KMSKeyArn": ""}"# => "/KMSKeyArn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let is_without = request.is_absent(Member::KMSKeyArn) || request.text(Member::KMSKeyArn) == Some("");
    if is_without && request.is_filled(Member::EnvironmentVariables) {
        out.report(
            Member::KMSKeyArn,
            "the environment variables are encrypted with an AWS managed key, not with your own",
        )
        .help(msg!("set {@KMSKeyArn} to the ARN of a customer managed key"))
        .related(Member::EnvironmentVariables, "the variables are set here");
    }
}
