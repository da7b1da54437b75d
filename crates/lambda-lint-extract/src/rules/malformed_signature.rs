use crate::endpoint::{self, Address};
use crate::signing::{self, Part, Scope};
use lambda_lint::Date;
use lambda_lint::declare_rule;
use lambda_lint::message_args::{Name, Word};
use lambda_lint::{Reporter, Request, msg};

declare_rule! {
    /// A part of the signature does not follow Signature Version 4.
    ///
    /// The parts are in headers, in the URL, or in `Authorization`. A call that is not signed yet is not reported. Local
    /// emulators accept any credential and signature.
    MalformedSignature = "malformed-signature", Error call,
    covers: ["sigv4-form"],
    aws: INCOMPLETE_SIGNATURE,
    evidence: [
        Documentation "2026-11-22" "the elements of a signed request" "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
        Documentation "2026-11-22" "a signature that does not conform to the standards is rejected" "https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html",
    ],
    pass: [
        r#"{"headers": {"X-Amz-Date": "20261122T180000Z"}}"#,
        r#"{"url": "http://localhost:4566/2015-03-31/functions", "headers": {"X-Amz-Credential": "test/20261122/us-east-1/lambda/aws4_request"}}"#,
    ],
    fail: [
        r#"{"headers": {"X-Amz-Date": "2026-11-22T18:00:00Z"}}"# => "",
        r#"{"headers": {"X-Amz-Algorithm": "HMAC-SHA256"}}"# => "",
        r#"{"headers": {"X-Amz-Credential": "ASIAIOSFODNN7EXAMPLE/eu-west-1/lambda"}}"# => "",
        r#"{"headers": {"X-Amz-SignedHeaders": "content-type"}}"# => "",
        r#"{"headers": {"X-Amz-Content-Sha256": "e3b0c442"}}"# => "",
    ],
}

/// The name of a part, the check of its form, and a description of the form.
type Form = (&'static str, fn(&str) -> bool, &'static str);

/// The parts and their forms.
const FORMS: &[Form] = &[
    ("X-Amz-Date", is_time, "a time such as `20261122T180000Z`"),
    ("X-Amz-Content-Sha256", is_digest, "64 hexadecimal digits"),
    ("X-Amz-Security-Token", |text| !text.is_empty() && !text.contains(char::is_whitespace), "a text without spaces"),
    ("X-Amz-Algorithm", |text| matches!(text, "AWS4-HMAC-SHA256" | "AWS4-ECDSA-P256-SHA256"), "`AWS4-HMAC-SHA256`"),
    ("X-Amz-Credential", |text| Scope::parse(text).is_some(), "`ACCESS_KEY_ID/DATE/REGION/lambda/aws4_request`"),
    ("X-Amz-SignedHeaders", are_headers, "names in lower case separated by `;`, including `host`"),
    // signatures of the other algorithm are longer, and vary in length
    ("X-Amz-Signature", |text| text.len() >= 64 && is_hexadecimal(text), "64 hexadecimal digits"),
];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let is_local = address.host.is_some_and(endpoint::is_local);
    for (name, has_form, form) in FORMS {
        let Some(Part { text, place, short }) = signing::part(call, name) else { continue };
        // a local emulator checks neither
        let is_any = is_local && matches!(*name, "X-Amz-Credential" | "X-Amz-Signature");
        if !is_any && !has_form(&text) {
            // the value may be a secret
            let (part, expected) = (Name(short.unwrap_or(name)), Word(*form));
            let message = match short {
                Some(_) => {
                    msg!("invalid {part} in `Authorization`; expected {expected}", part = part, expected = expected)
                }
                None => msg!("invalid {part}; expected {expected}", part = part, expected = expected),
            };
            out.report(place, message).help("sign the call again");
        }
    }
}

fn is_time(text: &str) -> bool {
    let Some((day, time)) = text.strip_suffix('Z').and_then(|text| text.split_once('T')) else { return false };
    let is_number = |text: &str, digits| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number(day, 8)
        && is_number(time, 6)
        && Date::parse(&format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..])).is_ok()
        && time[..2] < *"24"
        && time[2..4] < *"60"
        && time[4..] <= *"60"
}

/// Some services accept a word instead of a digest.
fn is_digest(text: &str) -> bool {
    text == "UNSIGNED-PAYLOAD" || text.len() == 64 && is_hexadecimal(text)
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn are_headers(text: &str) -> bool {
    let is_name =
        |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase());
    text.split(';').all(is_name) && text.split(';').any(|name| matches!(name, "host" | ":authority"))
}
