use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, facts, msg};

declare_rule! {
    /// The name of an environment variable starts with `AWS_`.
    ///
    /// Names that start with `AWS_` belong to Lambda and the SDKs, and new ones appear every year. A name without a meaning
    /// today may later become reserved or change the behavior of an SDK.
    EnvironmentNameLikeAws = "environment-name-like-aws", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-prefix-aws"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "Lambda reserves names with this prefix" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    pass: [
        r#"{
            "Environment": {
                "Variables": {
                    "AWS_NODEJS_CONNECTION_REUSE_ENABLED": "1",
                    "AWS_ENDPOINT_URL_S3": "https://s3.example.org",
                    "ORDERS_TABLE": "orders"
                }
            }
        }"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_ORDERS_TABLE": "orders"}}}"# => "/Environment/Variables/AWS_ORDERS_TABLE",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.starts_with("AWS_")) else { continue };
        if entry.is_key_valid() && facts::reserved(key).is_none() && !facts::is_setting(key) {
            out.report(
                entry.key_place(),
                msg!("{member} starts with `AWS_`, like Lambda's own variables", member = Text(key)),
            )
            .help("use a name without `AWS_`");
        }
    }
}
