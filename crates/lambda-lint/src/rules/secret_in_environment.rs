use super::aws_credentials_in_environment;
use crate::facts;
use crate::rule::declare_rule;
use crate::values::secret;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The value of an environment variable is a secret, by its form.
    ///
    /// Whoever may read the function's configuration reads it, and it stays in old versions and in templates. Secrets
    /// belong into Secrets Manager or Parameter Store, from where the function fetches them. The value is never shown.
    SecretInEnvironment = "secret-in-environment", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-secret-value"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "secrets belong into Secrets Manager" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
        Tools "2026-11-22" "CKV_AWS_45 of checkov" "",
    ],
    pass: [
        r#"{
            "Environment": {
                "Variables": {
                    "DB_URL": "postgres://db.example.org/orders",
                    "SECRET_ARN": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Environment": {"Variables": {"DB_URL": "postgres://orders:hunter2@db.example.org/orders"}}
        }"# => "/Environment/Variables/DB_URL",
        r#"{"Environment": {"Variables": {"KEY_ID": "AKIAIOSFODNN7EXAMPLE"}}}"# => "/Environment/Variables/KEY_ID",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(found) = entry.text().and_then(secret::find) else { continue };
        let is_reserved = entry.key().is_some_and(|key| facts::reserved(key).is_some());
        let is_pair = || aws_credentials_in_environment::find(request).is_some_and(|(id, _)| id.key() == entry.key());
        if is_reserved || found == secret::Secret::AccessKeyId && is_pair() {
            continue;
        }
        let key = entry.key().unwrap_or_default();
        let name = crate::shape::describe::shorten(key);
        out.at(entry, format!("the value of `{name}` looks like {}", found.describe()))
            .help("put it into Secrets Manager or Parameter Store, and its name or ARN here");
    }
}
