//! Names of variables that hold secrets.

/// Words in the name of a variable that holds a secret.
static WORDS: &[&str] = &[
    "PASSWORD",
    "PASSWD",
    "SECRET",
    "TOKEN",
    "API_KEY",
    "APIKEY",
    "PRIVATE_KEY",
    "PRIVATEKEY",
    "CREDENTIAL",
    "CREDENTIALS",
];

/// How the name of a variable ends that says where a secret is, or something about it.
static HARMLESS_ENDS: &[&str] = &[
    "ARN",
    "NAME",
    "ID",
    "PATH",
    "URL",
    "URI",
    "FILE",
    "PARAMETER",
    "PARAM",
    "PREFIX",
    "HEADER",
    "ISSUER",
    "ENDPOINT",
    "REGION",
    "TTL",
    "TYPE",
    "ALGORITHM",
    "VERSION",
    "STAGE",
    "LENGTH",
    "COUNT",
    "LIMIT",
    "TIMEOUT",
    "ENABLED",
    "PROVIDER",
    "STORE",
    "TABLE",
];

/// Whether a variable of this name holds a secret, if names mean anything.
pub(crate) fn is_secret_name(name: &str) -> bool {
    let bytes = name.as_bytes();
    let has_word = (0..bytes.len()).any(|at| {
        let first = bytes[at].to_ascii_uppercase();
        // most letters begin none of them
        matches!(first, b'A' | b'C' | b'P' | b'S' | b'T')
            && WORDS.iter().any(|word| word.as_bytes()[0] == first && is_word_at(bytes, at, word))
    });
    has_word && !HARMLESS_ENDS.iter().any(|end| ends_with_word(name, end))
}

/// Whether a name contains a word at this position, in any case, or as a part of camel case (`dbPassword`).
fn is_word_at(name: &[u8], at: usize, word: &str) -> bool {
    let end = at + word.len();
    let Some(found) = name.get(at..end) else { return false };
    let ends = || {
        name.get(end).is_none_or(|next| {
            !next.is_ascii_alphabetic() || next.is_ascii_uppercase() && name[end - 1].is_ascii_lowercase()
        })
    };
    found.eq_ignore_ascii_case(word.as_bytes()) && ends()
}

fn ends_with_word(name: &str, word: &str) -> bool {
    let bytes = name.as_bytes();
    let Some((front, end)) = bytes.split_at_checked(bytes.len().saturating_sub(word.len())) else { return false };
    let begins = front.last().is_none_or(|&before| !before.is_ascii_alphabetic())
        || front.last().is_some_and(u8::is_ascii_lowercase) && end.first().is_some_and(u8::is_ascii_uppercase);
    begins && end.eq_ignore_ascii_case(word.as_bytes())
}

/// Whether a value can be a secret that its name announces: not a reference, a number or a switch.
pub(crate) fn can_be_secret(value: &str) -> bool {
    let is_reference = ["arn:", "{{", "<", "/", "${", "ssm:", "secretsmanager:", "vault:", "http"]
        .iter()
        .any(|prefix| value.starts_with(prefix));
    let is_switch = ["true", "false", "yes", "no", "on", "off", "none", "null"]
        .iter()
        .any(|switch| value.eq_ignore_ascii_case(switch));
    !value.trim().is_empty() && !is_reference && !is_switch && !value.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_secrets() {
        for name in [
            "DB_PASSWORD",
            "dbPassword",
            "API_TOKEN",
            "JWT_SECRET_KEY",
            "apiKey",
            "TOKEN",
            "AWS_CREDENTIALS",
            "SECRET1",
        ] {
            assert!(is_secret_name(name), "{name}");
        }
        for name in [
            "SECRET_ARN",
            "TOKEN_URL",
            "dbSecretName",
            "MAX_TOKENS",
            "TOKENIZER",
            "SECRETS_PREFIX",
            "PASSWORD_FILE",
            "TABLE",
            "MONKEY",
            "SECRETARY",
            "ID",
            "",
        ] {
            assert!(!is_secret_name(name), "{name}");
        }
        assert!(can_be_secret("hunter2"));
        for value in ["", " ", "arn:aws:ssm:x", "{{resolve:ssm:x}}", "/orders/password", "true", "4096"] {
            assert!(!can_be_secret(value), "{value}");
        }
    }
}
