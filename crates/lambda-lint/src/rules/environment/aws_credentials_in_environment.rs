use crate::aws::secret;
use crate::request::Entry;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, facts};

declare_rule! {
    /// The environment variables contain an AWS access key: its ID and what looks like its secret.
    ///
    /// Everyone who can read the function's configuration can use the key until someone deactivates it. Grant permissions to
    /// the function's role instead. For another account, let the function assume a role there.
    AwsCredentialsInEnvironment = "aws-credentials-in-environment", Warning,
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
                    "KEY_ID": "AKIAIOSFODNN7EXAMPLE",
                    "COMMIT": "da39a3ee5e6b4b0d3255bfef95601890afd80709"
                }
            }
        }"#,
    ],
    fail: [
        r#"{
            "Environment": {
                "Variables": {
                    "KEY_ID": "AKIAIOSFODNN7EXAMPLE",
                    "KEY": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
                }
            }
        }"# => "/Environment/Variables/KEY_ID",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some((id, key)) = find(request) else { return };
    out.report(id, "the environment variables contain an AWS access key")
        .help("remove the key, deactivate it, and grant the permissions to the function's role")
        .related(key, "this looks like its secret");
}

/// The variable with the ID of an access key, and the one with its secret.
pub(super) fn find<'r>(request: &Request<'r>) -> Option<(Entry<'r>, Entry<'r>)> {
    let find = |fits: &dyn Fn(&str) -> bool| {
        request.entries(Member::EnvironmentVariables).find(|entry| {
            // another rule reports names that Lambda rejects
            entry.text().is_some_and(fits) && entry.key().is_none_or(|key| facts::reserved(key).is_none())
        })
    };
    let id = find(&|text| text.len() == 20 && secret::is_access_key_id(text.as_bytes()))?;
    let key = find(&secret::is_secret_access_key)?;
    Some((id, key))
}
