//! Values and names that give secrets away.
//!
//! One pass over a value, in which most bytes cost a single comparison. What is found is never shown.

mod name;

pub(crate) use name::{can_be_secret, is_secret_name};

/// The kind of secret in a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Secret {
    /// The ID of an AWS access key. The secret part is useless without it.
    AccessKeyId,
    /// A key in PEM.
    PrivateKey,
    /// A URL with user and password.
    UrlPassword,
    /// A JSON Web Token.
    JsonWebToken,
    /// A token of this issuer.
    Token(&'static str),
}

impl Secret {
    /// What it is, with its article.
    pub fn describe(self) -> String {
        match self {
            Secret::AccessKeyId => "the id of an AWS access key".into(),
            Secret::PrivateKey => "a private key".into(),
            Secret::UrlPassword => "a URL with a password".into(),
            Secret::JsonWebToken => "a JSON Web Token".into(),
            Secret::Token(issuer) => format!("a token of {issuer}"),
        }
    }
}

/// How tokens begin, how many letters, digits, `-` and `_` follow at least, and who issues them.
static TOKENS: &[(&str, usize, &str)] = &[
    ("ghp_", 30, "GitHub"),
    ("gho_", 30, "GitHub"),
    ("ghu_", 30, "GitHub"),
    ("ghs_", 30, "GitHub"),
    ("ghr_", 30, "GitHub"),
    ("github_pat_", 30, "GitHub"),
    ("glpat-", 20, "GitLab"),
    ("xoxa-", 10, "Slack"),
    ("xoxb-", 10, "Slack"),
    ("xoxp-", 10, "Slack"),
    ("xoxr-", 10, "Slack"),
    ("xoxs-", 10, "Slack"),
    ("sk_live_", 16, "Stripe"),
    ("rk_live_", 16, "Stripe"),
    ("sk-ant-", 30, "Anthropic"),
    ("sk-proj-", 30, "OpenAI"),
    ("npm_", 30, "npm"),
    ("AIza", 35, "Google"),
];

/// The first secret in a value.
pub fn find(value: &str) -> Option<Secret> {
    let bytes = value.as_bytes();
    // nothing that is shorter is a secret of these kinds
    if bytes.len() < 8 {
        return None;
    }
    let mut before = 0;
    for (at, &byte) in bytes.iter().enumerate() {
        let class = CLASSES[usize::from(byte)];
        let is_begin = class & BEGIN != 0 && before & WORD == 0;
        before = class;
        if class & MARK == 0 && !is_begin {
            continue;
        }
        let found = match byte {
            b':' => has_password(&bytes[at..]).then_some(Secret::UrlPassword),
            b'-' => is_private_key(&bytes[at..]).then_some(Secret::PrivateKey),
            b'A' if is_access_key_id(&bytes[at..]) => Some(Secret::AccessKeyId),
            b'e' => is_json_web_token(&bytes[at..]).then_some(Secret::JsonWebToken),
            _ => token(&bytes[at..]),
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// Part of a word.
const WORD: u8 = 1;
/// A secret may begin with it, where a word begins.
const BEGIN: u8 = 2;
/// A sign that is part of a secret.
const MARK: u8 = 4;

static CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < classes.len() {
        classes[byte] = match byte as u8 {
            b':' => MARK,
            b'-' => MARK | WORD,
            b'A' | b'e' | b'g' | b'n' | b'r' | b's' | b'x' => WORD | BEGIN,
            other if is_word(other) => WORD,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// Whether a value is nothing but the id of an access key.
pub(crate) fn is_access_key_id(text: &[u8]) -> bool {
    let Some((id, behind)) = text.split_at_checked(20) else { return false };
    // long-term keys, temporary ones, and those of times gone by
    let begins = id.starts_with(b"AKIA") || id.starts_with(b"ASIA") || id.starts_with(b"A3T");
    begins
        && id.iter().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && !behind.first().is_some_and(|&byte| is_word(byte))
}

/// Whether a value looks like the secret part of an access key: 40 characters of base64, and not a digest in
/// hexadecimal.
pub(crate) fn is_secret_access_key(value: &str) -> bool {
    value.len() == 40
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'/' || byte == b'+')
        && !value.bytes().all(|byte| byte.is_ascii_hexdigit())
}

const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// How many of the first bytes are letters, digits, `-` and `_`.
fn word_length(text: &[u8]) -> usize {
    text.iter().take_while(|&&byte| is_word(byte)).count()
}

fn token(text: &[u8]) -> Option<Secret> {
    let fits = |prefix: &str, least: usize| {
        text.strip_prefix(prefix.as_bytes()).is_some_and(|behind| word_length(behind) >= least)
    };
    // most words end at their second letter
    let &[first, second, ..] = text else { return None };
    let mut alike = TOKENS.iter().filter(|(prefix, ..)| {
        let prefix = prefix.as_bytes();
        prefix[0] == first && prefix[1] == second
    });
    alike.find(|(prefix, least, _)| fits(prefix, *least)).map(|&(_, _, issuer)| Secret::Token(issuer))
}

/// `-----BEGIN … PRIVATE KEY-----`
fn is_private_key(text: &[u8]) -> bool {
    let Some(behind) = text.strip_prefix(b"-----BEGIN ") else { return false };
    let label = behind.iter().position(|&byte| byte == b'-').map_or(behind, |end| &behind[..end]);
    label.ends_with(b"PRIVATE KEY") || label.ends_with(b"PRIVATE KEY BLOCK")
}

/// Header, claims and signature, of which the first two are JSON objects.
fn is_json_web_token(text: &[u8]) -> bool {
    let mut rest = text;
    for (begin, least) in [("eyJ", 12), ("eyJ", 6), ("", 16)] {
        // no further than the part goes: a value may begin like a token in a million places
        let length = word_length(rest);
        if !rest.starts_with(begin.as_bytes()) || length < least {
            return false;
        }
        rest = rest[length..].strip_prefix(b".").unwrap_or_default();
    }
    true
}

/// `://user:password@`, with a password that is not to be filled in later.
fn has_password(text: &[u8]) -> bool {
    let Some(authority) = text.strip_prefix(b"://") else { return false };
    let end = authority.iter().position(|&byte| ends_authority(byte)).unwrap_or(authority.len());
    let authority = &authority[..end];
    let Some(at) = authority.iter().rposition(|&byte| byte == b'@') else { return false };
    let Some(colon) = authority[..at].iter().position(|&byte| byte == b':') else { return false };
    let password = &authority[colon + 1..at];
    !password.iter().all(|&byte| byte == b'*') && !password.iter().any(|byte| b"{}<>".contains(byte))
}

fn ends_authority(byte: u8) -> bool {
    matches!(byte, b'/' | b'?' | b'#' | b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    // joined here, so that secret scanners do not report this file
    fn joined(parts: &[&str]) -> String {
        parts.concat()
    }

    #[test]
    fn finds_secrets() {
        let tail = "0123456789abcdefghijABCDEFGHIJ012345";
        for (value, secret) in [
            (joined(&["AKIA", "IOSFODNN7EXAMPLE"]), Secret::AccessKeyId),
            (joined(&["key=ASIA", "IOSFODNN7EXAMPLE;"]), Secret::AccessKeyId),
            (joined(&["-----BEGIN RSA ", "PRIVATE KEY-----\nMIIE"]), Secret::PrivateKey),
            (joined(&["-----BEGIN ", "PRIVATE KEY-----"]), Secret::PrivateKey),
            ("postgres://orders:hunter2@db.example.org:5432/orders".to_owned(), Secret::UrlPassword),
            ("jdbc:mysql://root:p@ss@db".to_owned(), Secret::UrlPassword),
            (
                joined(&["Bearer eyJhbGciOiJIUzI1NiJ9", ".eyJzdWIiOiIxIn0", ".c2lnbmF0dXJlc2lnbmF0dXJl"]),
                Secret::JsonWebToken,
            ),
            (joined(&["ghp_", tail]), Secret::Token("GitHub")),
            (joined(&["xoxb-", "1234567890-abc"]), Secret::Token("Slack")),
            (joined(&["sk_live_", tail]), Secret::Token("Stripe")),
            (joined(&["AIza", tail]), Secret::Token("Google")),
        ] {
            assert_eq!(find(&value), Some(secret), "{secret:?}");
        }
    }

    #[test]
    fn finds_nothing_in_what_is_harmless() {
        for value in [
            "",
            "AKIA",
            "AKIAIOSFODNN7EXAMPL",
            "XAKIAIOSFODNN7EXAMPLE",
            "AKIAIOSFODNN7EXAMPLEX",
            "-----BEGIN CERTIFICATE-----",
            "-----BEGIN PUBLIC KEY-----",
            "https://example.org/a:b@c",
            "https://user@example.org/",
            "https://user:@example.org/",
            "postgres://orders:${PASSWORD}@db/orders",
            "postgres://orders:<password>@db/orders",
            "postgres://orders:*****@db/orders",
            "eyJhbGciOiJIUzI1NiJ9",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.short",
            "eyJhbGciOiJIUzI1NiJ9 and more.eyJzdWIiOiIxIn0.c2lnbmF0dXJlc2lnbmF0dXJl",
            "ghp_short",
            "task_live_something_long_enough_to_be_one",
            "arn:aws:secretsmanager:eu-west-1:123456789012:secret:orders-AbCdEf",
            "Grüße, 東京 😀 und so weiter",
        ] {
            assert_eq!(find(value), None, "{value}");
        }
        assert!(is_secret_access_key("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"));
        assert!(!is_secret_access_key("da39a3ee5e6b4b0d3255bfef95601890afd80709"), "a digest");
    }
}
