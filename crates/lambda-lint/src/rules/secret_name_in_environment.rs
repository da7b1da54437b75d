use crate::facts;
use crate::rule::declare_rule;
use crate::shape::describe::shorten;
use crate::values::secret;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// An environment variable has the name of a secret, and a value that is no reference to one.
    ///
    /// Whoever may read the function's configuration reads it, too. Secrets belong into Secrets Manager or Parameter
    /// Store, from where the function fetches them.
    SecretNameInEnvironment = "secret-name-in-environment", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-secret-name"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "secrets belong into Secrets Manager" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let (Some(key), Some(value)) = (entry.key(), entry.text()) else { continue };
        // one finding a variable: a value that shows what it is has one already
        if secret::is_secret_name(key)
            && secret::can_be_secret(value)
            && facts::reserved(key).is_none()
            && secret::find(value).is_none()
            && !secret::is_secret_access_key(value)
        {
            out.at(entry, format!("by its name `{}` holds a secret", shorten(key)))
                .help("put it into Secrets Manager or Parameter Store, and its name or ARN here");
        }
    }
}
