use crate::signing::{self, Part};
use lambda_lint::declare_rule;
use lambda_lint::internals::{Secret, find_secret};
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The call contains a credential.
    ///
    /// Everyone who can read the file can use the credential. Programs that send calls load credentials and sign the call just
    /// before they send it.
    CredentialInCall = "credential-in-call", Warning call,
    covers: ["call-credential"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "do not put access keys in code" "https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
    ],
    pass: [
        r#"{"headers": {"Authorization": "${SIGNATURE}"}}"#,
    ],
    fail: [
        r#"{"headers": {"X-Amz-Security-Token": "IQoJb3JpZ2luX2VjEJr//////////wEaCXVzLWVhc3QtMSJHMEUCIQ"}}"# => "",
        r#"{"headers": {"X-Api-Key": "AKIAI44QH8DHBEXAMPLF"}}"# => "",
    ],
}

/// The names of secret tokens and keys.
const TOKENS: &[&str] = &["X-Amz-Security-Token", "X-Amz-Secret-Access-Key", "AWS_SECRET_ACCESS_KEY"];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let mut report = |place, what: String| {
        out.report(place, msg!("the call contains {kind}", kind = Word(what)))
            .help("remove it, and sign the call when it is sent");
    };
    for (name, header) in call.headers.iter().flatten() {
        let Some(text) = header.text else { continue };
        if TOKENS.iter().any(|token| token.eq_ignore_ascii_case(name)) && text.len() >= 20 {
            report(header.place(), "a secret of AWS credentials".to_owned());
        } else if let Some(secret) = found(text) {
            report(header.place(), secret.describe());
        }
    }
    let token = signing::part(call, "X-Amz-Security-Token").filter(|_| call.header("X-Amz-Security-Token").is_none());
    if let Some(Part { place, .. }) = token {
        report(place, "a session token".to_owned());
    } else if let Some(secret) = call.url.text.and_then(found) {
        report(call.url.place(), secret.describe());
    }
}

/// The first secret in a text. The key IDs in documentation contain `EXAMPLE`.
fn found(text: &str) -> Option<Secret> {
    find_secret(text).filter(|secret| *secret != Secret::AccessKeyId || !text.contains("EXAMPLE"))
}
