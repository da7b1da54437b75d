use crate::aws::secret;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, facts, msg};

declare_rule! {
    /// An environment variable is named like a secret, but its value is not a reference to one.
    ///
    /// Everyone who can read the function's configuration can read it. Store secrets in Secrets Manager or Parameter Store and
    /// let the function fetch them.
    SecretNameInEnvironment = "secret-name-in-environment", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-secret-name"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "store secrets in Secrets Manager" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
        Tools "2026-11-22" "cfn-nag and Trivy look at names" "",
    ],
    pass: [
        r#"{
            "Environment": {
                "Variables": {
                    "DB_PASSWORD_ARN": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf",
                    "API_TOKEN": "",
                    "MAX_TOKENS": "4096"
                }
            }
        }"#,
    ],
    fail: [
        r#"{"Environment": {"Variables": {"DB_PASSWORD": "hunter2"}}}"# => "/Environment/Variables/DB_PASSWORD",
        r#"{"Environment": {"Variables": {"apiToken": "0a1b2c"}}}"# => "/Environment/Variables/apiToken",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let (Some(key), Some(value)) = (entry.key(), entry.text()) else { continue };
        // another rule reports a value that looks like a secret
        if secret::is_secret_name(key)
            && secret::can_be_secret(value)
            && facts::reserved(key).is_none()
            && secret::find(value).is_none()
            && !secret::is_secret_access_key(value)
        {
            out.report(entry, msg!("the name {member} suggests that the value is a secret", member = Text(key)))
                .help("store it in Secrets Manager or Parameter Store, and put its name or ARN here");
        }
    }
}
