use super::aws_credentials_in_environment;
use crate::aws::secret;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, facts, msg};

declare_rule! {
    /// The value of an environment variable looks like a secret.
    ///
    /// Everyone who can read the function's configuration can read it, and it stays in old versions and templates. Store secrets
    /// in Secrets Manager or Parameter Store and let the function fetch them. lambda-lint never shows the value.
    SecretInEnvironment = "secret-in-environment", Advice,
    requires: [EnvironmentVariables],
    covers: ["env-secret-value"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "store secrets in Secrets Manager" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    for entry in request.entries(Member::EnvironmentVariables) {
        let Some(found) = entry.text().and_then(secret::find) else { continue };
        let is_reserved = entry.key().is_some_and(|key| facts::reserved(key).is_some());
        let is_pair = || aws_credentials_in_environment::find(request).is_some_and(|(id, _)| id.key() == entry.key());
        if is_reserved || found == secret::Secret::AccessKeyId && is_pair() {
            continue;
        }
        let key = entry.key().unwrap_or_default();
        out.report(
            entry,
            msg!("the value of {member} looks like {kind}", member = Text(key), kind = Word(found.describe())),
        )
        .help("store it in Secrets Manager or Parameter Store, and put its name or ARN here");
    }
}
