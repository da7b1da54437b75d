use crate::facts::{self, Reserved};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// An environment variable has a name that Lambda has recently reserved.
    ///
    /// The documentation reserves the name. No rejection has been recorded; the function may see Lambda's value instead.
    MaybeReservedEnvironmentName = "maybe-reserved-environment-name", Warning,
    requires: [EnvironmentVariables],
    covers: ["env-reserved-new"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
        Tools "2026-11-22" "emulators reject all three" "",
    ],
    pass: [
        r#"{"Environment": {"Variables": {"LAMBDA_MAX_CONCURRENCY": "10"}}}"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_MAX_CONCURRENCY": "10"}}}"# => "/Environment/Variables/AWS_LAMBDA_MAX_CONCURRENCY",
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_METADATA_API": "x", "STAGE": "test"}}}"# => "/Environment/Variables/AWS_LAMBDA_METADATA_API",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.starts_with("AWS_LAMBDA_")) else { continue };
        if facts::reserved(key) == Some(Reserved::Newer) {
            out.report(
                entry.key_place(),
                msg!("the documentation reserves {member}, so the service may reject it", member = Text(key)),
            )
            .help("use another name")
            .unsafe_fix(msg!("remove {key}", key = Text(key)), vec![Edit::Remove(entry.key_place())]);
        }
    }
}
