use crate::facts::{self, Reserved};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// An environment variable has a name that Lambda reserves.
    ///
    /// Lambda sets the region, the credentials and the function's own name and version, and rejects a request that sets them.
    /// Read them in the code, or use another name.
    ReservedEnvironmentName = "reserved-environment-name", Error,
    requires: [EnvironmentVariables],
    covers: ["env-reserved"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2023-11" "`AWS_DEFAULT_REGION` is rejected" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
    ],
    pass: [
        r#"{
            "Environment": {"Variables": {"REGION": "eu-west-1", "aws_region": "eu-west-1", "TZ": "UTC"}}
        }"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"AWS_REGION": "eu-west-1"}}}"# => "/Environment/Variables/AWS_REGION",
        r#"{
            "Environment": {
                "Variables": {"STAGE": "test", "LAMBDA_TASK_ROOT": "/var/task", "AWS_SESSION_TOKEN": "x"}
            }
        }"# => "/Environment/Variables/LAMBDA_TASK_ROOT" | "/Environment/Variables/AWS_SESSION_TOKEN",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key() else { continue };
        // two of the names are malformed anyway, which another rule reports
        if facts::reserved(key) == Some(Reserved::Firm) && entry.is_key_valid() {
            out.report(entry.key_place(), msg!("{member} is reserved: Lambda sets it itself", member = Text(key)))
                .help("remove it, or use another name; the function sees the value that Lambda sets")
                .unsafe_fix(msg!("remove {key}", key = Text(key)), vec![Edit::Remove(entry.key_place())]);
        }
    }
}
