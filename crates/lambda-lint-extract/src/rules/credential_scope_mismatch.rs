use crate::endpoint::Address;
use crate::signing::{self, Scope};
use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// The call is signed for a different region, service or date.
    ///
    /// A signature is valid for one service in one region on one day. These parts of the credential must match the host and
    /// `X-Amz-Date`.
    CredentialScopeMismatch = "credential-scope-mismatch", Error call,
    covers: ["sigv4-scope"],
    aws: INVALID_SIGNATURE,
    evidence: [
        Documentation "2026-11-22" "the scope of a credential" "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
        Documentation "2026-11-22" "signatures with another scope are rejected" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html",
    ],
    pass: [
        r#"{"headers": {"X-Amz-Date": "20261122T180000Z", "X-Amz-Credential": "ASIAIOSFODNN7EXAMPLE/20261122/eu-west-1/lambda/aws4_request"}}"#,
    ],
    fail: [
        r#"{"headers": {"X-Amz-Credential": "ASIAIOSFODNN7EXAMPLE/20261122/us-east-1/lambda/aws4_request"}}"# => "",
        r#"{"headers": {"X-Amz-Credential": "ASIAIOSFODNN7EXAMPLE/20261122/eu-west-1/s3/aws4_request"}}"# => "",
        r#"{"headers": {"X-Amz-Date": "20261121T180000Z", "X-Amz-Credential": "ASIAIOSFODNN7EXAMPLE/20261122/eu-west-1/lambda/aws4_request"}}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let Some(credential) = signing::part(call, "X-Amz-Credential") else { return };
    let Some(scope) = Scope::parse(&credential.text) else { return };
    let day = signing::part(call, "X-Amz-Date").filter(|date| date.text.len() == 16);
    let mut differs = |what: &'static str, signed: &str, expected: &str, of: &'static str| {
        out.report(
            credential.place,
            msg!(
                "the call is signed for the {part} {actual}, but {source} {expected}",
                part = Word(what),
                actual = Text(signed),
                source = Word(of),
                expected = Text(expected)
            ),
        )
        .help("sign the call again");
    };
    if scope.service != "lambda" {
        differs("service", scope.service, "lambda", "it goes to");
    } else if let Some(endpoint) = address.endpoint().filter(|endpoint| endpoint.region != scope.region) {
        differs("region", scope.region, endpoint.region, "the host is in");
    } else if let Some(day) = day.as_ref().and_then(|day| day.text.get(..8)).filter(|day| *day != scope.date) {
        differs("day", scope.date, day, "`X-Amz-Date` is");
    }
}
