use crate::facts::{self, Reserved};
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// An environment variable has a name that Lambda sets itself.
    ///
    /// Region, credentials, and what the function is called and where it is: Lambda gives these to every function, and
    /// refuses a request that sets them. Read them in the code, or choose another name.
    ReservedEnvironmentName = "reserved-environment-name", Error,
    requires: [EnvironmentVariables],
    covers: ["env-reserved"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2023-11" "`AWS_DEFAULT_REGION` is refused" "",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(key) = entry.key() else { continue };
        // two of the names do not even have the form of one: that is another rule's
        if facts::reserved(key) == Some(Reserved::Firm) && entry.is_key_valid() {
            out.at(entry.key_place(), format!("`{key}` is reserved: Lambda sets it itself"))
                .help("remove it, or choose another name; the function finds the value that Lambda has set")
                .unsafe_fix(format!("remove `{key}`"), vec![Edit::Remove(entry.key_place())]);
        }
    }
}
