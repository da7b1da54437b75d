use crate::signing;
use lambda_lint::declare_rule;
use lambda_lint::{Reporter, Request};
use sha2::{Digest, Sha256};

declare_rule! {
    /// The digest in the call does not match the body.
    ///
    /// The body was changed after the call was signed. The rule only checks a body that is written as text.
    ContentSha256Mismatch = "content-sha256-mismatch", Error call,
    covers: ["sigv4-body"],
    aws: INVALID_SIGNATURE,
    evidence: [
        Documentation "2026-11-22" "the digest of the body is signed" "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
        Documentation "2026-11-22" "the digest of another body is rejected" "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html",
    ],
    pass: [
        r#"{"body": "{\"FunctionName\": \"orders\", \"Role\": \"arn:aws:iam::123456789012:role/orders\", \"Runtime\": \"nodejs24.x\", \"Handler\": \"index.handler\", \"Code\": {\"S3Bucket\": \"builds\", \"S3Key\": \"orders.zip\"}}", "headers": {"X-Amz-Content-Sha256": "1c196e340c5214c1dd3bba43a97c1c91e2c2483b0b5aea9b2a51e54a6cbaae90"}}"#,
    ],
    fail: [
        r#"{"headers": {"X-Amz-Content-Sha256": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"}, "body": "{\"FunctionName\": \"orders\", \"Role\": \"arn:aws:iam::123456789012:role/orders\", \"Code\": {\"S3Bucket\": \"builds\", \"S3Key\": \"orders.zip\"}, \"Runtime\": \"nodejs24.x\", \"Handler\": \"index.handler\"}"}"# => "",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let (Some(body), Some(digest)) = (call.body_text, signing::part(call, "X-Amz-Content-Sha256")) else { return };
    // another rule reports a malformed digest
    if digest.text.len() != 64 {
        return;
    }
    let found = Sha256::digest(body.as_bytes());
    let found: String = found.iter().map(|byte| format!("{byte:02x}")).collect();
    if !found.eq_ignore_ascii_case(&digest.text) {
        out.report(digest.place, "`X-Amz-Content-Sha256` is not the digest of this body").help("sign the call again");
    }
}
