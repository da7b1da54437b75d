use crate::facts::{self, Reserved};
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// An environment variable has a name that Lambda has begun to set itself.
    ///
    /// The documentation reserves the name. No refusal is on record; the function may find Lambda's value instead of this
    /// one.
    MaybeReservedEnvironmentName = "maybe-reserved-environment-name", Warning,
    requires: [EnvironmentVariables],
    covers: ["env-reserved-new"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
        Tools "2026-11-22" "emulators refuse all three" "",
    ],
    pass: [
        r#"{"Environment": {"Variables": {"LAMBDA_MAX_CONCURRENCY": "10"}}}"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_MAX_CONCURRENCY": "10"}}}"# => "/Environment/Variables/AWS_LAMBDA_MAX_CONCURRENCY",
        r#"{"Environment": {"Variables": {"AWS_LAMBDA_METADATA_API": "x", "STAGE": "test"}}}"# => "/Environment/Variables/AWS_LAMBDA_METADATA_API",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key().filter(|key| key.starts_with("AWS_LAMBDA_")) else { continue };
        if facts::reserved(key) == Some(Reserved::Newer) {
            out.at(entry.key_place(), format!("`{key}` is reserved by the documentation, and may be refused"))
                .help("choose another name")
                .unsafe_fix(format!("remove `{key}`"), vec![Edit::Remove(entry.key_place())]);
        }
    }
}
