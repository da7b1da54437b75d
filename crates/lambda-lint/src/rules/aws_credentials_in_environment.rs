use crate::facts;
use crate::request::Entry;
use crate::rule::declare_rule;
use crate::values::secret;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The environment variables hold an access key of AWS: its id, and beside it what looks like its secret.
    ///
    /// Everybody who may read the function's configuration can use it, until somebody turns it off. The function has a
    /// role for its rights; for another account, let it assume a role there.
    AwsCredentialsInEnvironment = "aws-credentials-in-environment", Warning,
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some((id, key)) = find(request) else { return };
    out.at(id, "an access key of AWS stands in the environment variables")
        .help("remove it and turn the key off; give the rights to the function's role")
        .related(key, "this looks like its secret part");
}

/// The variable with the id of an access key, and the one with its secret part.
pub(super) fn find<'r>(request: &Request<'r>) -> Option<(Entry<'r>, Entry<'r>)> {
    let find = |fits: &dyn Fn(&str) -> bool| {
        request.entries(Member::EnvironmentVariables).find(|entry| {
            // names that Lambda refuses are reported as such
            entry.text().is_some_and(fits) && entry.key().is_none_or(|key| facts::reserved(key).is_none())
        })
    };
    let id = find(&|text| text.len() == 20 && secret::is_access_key_id(text.as_bytes()))?;
    let key = find(&secret::is_secret_access_key)?;
    Some((id, key))
}
