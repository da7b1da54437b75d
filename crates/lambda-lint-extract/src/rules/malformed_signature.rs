use crate::endpoint::{self, Address};
use crate::signing::{self, Part, Scope};
use lambda_lint::Date;
use lambda_lint::declare_rule;
use lambda_lint::{Diagnostics, Request};

declare_rule! {
    /// A part of the signature does not have the form of Signature Version 4.
    ///
    /// The parts stand in headers, in the address, or in `Authorization`. What is not signed yet has none of them, and is fine.
    /// An emulator on the own machine takes any credential and signature.
    MalformedSignature = "malformed-signature", Error call,
    covers: ["sigv4-form"],
    aws: INCOMPLETE_SIGNATURE,
    evidence: [
        Documentation "2026-11-22" "the elements of a signed request" "https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html",
        Documentation "2026-11-22" "a signature that does not conform to the standards is refused" "https://docs.aws.amazon.com/lambda/latest/api/CommonErrors.html",
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

/// What a part is, whether it has its form, and what that is.
type Form = (&'static str, fn(&str) -> bool, &'static str);

/// The parts and their forms.
const FORMS: &[Form] = &[
    ("X-Amz-Date", is_time, "it is written as `20261122T180000Z`"),
    ("X-Amz-Content-Sha256", is_digest, "it has 64 hexadecimal digits"),
    ("X-Amz-Security-Token", |text| !text.is_empty() && !text.contains(char::is_whitespace), "it is one word"),
    (
        "X-Amz-Algorithm",
        |text| matches!(text, "AWS4-HMAC-SHA256" | "AWS4-ECDSA-P256-SHA256"),
        "it is `AWS4-HMAC-SHA256`",
    ),
    (
        "X-Amz-Credential",
        |text| Scope::parse(text).is_some(),
        "it is the id of an access key, day, region, `lambda` and `aws4_request`, with `/` between them",
    ),
    ("X-Amz-SignedHeaders", are_headers, "it has names in lower case with `;` between them, and `host` is one of them"),
    // the other algorithm's signatures are longer, and differ in length
    ("X-Amz-Signature", |text| text.len() >= 64 && is_hexadecimal(text), "it has 64 hexadecimal digits"),
];

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(call) = request.call() else { return };
    let address = Address::of(call);
    let is_local = address.host.is_some_and(endpoint::is_local);
    for (name, has_form, form) in FORMS {
        let Some(Part { text, place, short }) = signing::part(call, name) else { continue };
        // whoever answers there looks at neither
        let is_any = is_local && matches!(*name, "X-Amz-Credential" | "X-Amz-Signature");
        if !is_any && !has_form(&text) {
            // the value may be a secret
            let what = match short {
                // it has no name there
                Some("Algorithm") => "the algorithm in `Authorization`".to_owned(),
                Some(short) => format!("`{short}` in `Authorization`"),
                None => format!("`{name}`"),
            };
            out.at(place, format!("{what} does not have its form: {form}"))
                .help("sign the call anew")
                .param("part", short.unwrap_or(name));
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

/// Some services take the word in the place of a digest.
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
