//! Placeholders that are words: `YOUR_ACCOUNT_ID`, `ROLE_ARN`, `xxxxxxxxxxxx`.

use super::{Value, template};
use crate::aws::arn;
use crate::bytes;

/// Longer words are not placeholders.
const MAX_BYTES: usize = 160;

/// Placeholders for a region or an account, in lower case.
static PLACES: &[&str] = &[
    "account",
    "account-id",
    "account_id",
    "accountid",
    "aws-account-id",
    "aws-region",
    "aws_account_id",
    "aws_region",
    "dummy",
    "foo",
    "hoge",
    "region",
];

/// Whether a byte can be part of such a word.
pub(super) fn is_of_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The placeholder that begins here, where a word begins, or in this word. Without a parenthesis in the text it `has_calls` of no
/// function.
pub(super) fn at(text: &str, at: usize, value: Value, has_calls: bool) -> Option<&str> {
    let rest = text.get(at..)?;
    let length = rest.bytes().take_while(|&byte| is_of_word(byte)).count();
    let word = &rest[..length];
    if length > MAX_BYTES {
        return None;
    }
    if has_calls && let Some(call) = template::call(rest) {
        return Some(call);
    }
    let is_broken = value == Value::Broken;
    // in a value that fits, small letters may be meant
    let mut capital = [0; MAX_BYTES];
    let known = if is_broken { in_capitals(word, &mut capital) } else { word };
    if bytes::has(known, b'Y')
        && let Some(start) = your(word, known, is_broken)
    {
        return Some(&word[start..]);
    }
    let is_request =
        known.ends_with("_HERE") || known.ends_with("-HERE") || ["CHANGEME", "CHANGE_ME", "CHANGE-ME"].contains(&known);
    // most words are none at a look
    let has_x = bytes::has(word, b'x') || bytes::has(word, b'X');
    if is_request || has_x && (is_run(word, value) || bytes::contains(word, "xmpl")) {
        return Some(word);
    }
    if !is_broken {
        return None;
    }
    let is_whole = length == text.len();
    // the region and the account of an ARN are between colons
    let behind = &rest[length..];
    let is_last = behind.is_empty() && text[..at].matches(':').count() == 4;
    let is_part = text[..at].ends_with(':') && (behind.starts_with(':') || is_last) && text.starts_with("arn:");
    let is_request = ["TODO", "FIXME", "TBD", "PLACEHOLDER"].contains(&word)
        || ["REPLACEME", "REPLACE_ME", "REPLACE-ME"].contains(&known)
        || ["REPLACE_", "INSERT_"].iter().any(|start| word.starts_with(start))
        || length >= "ROLE_ARN".len() && PARTS.iter().any(|part| bytes::contains(known, part));
    let is_variable = is_whole && is_variable(word) && ENDS.iter().any(|end| word.ends_with(end))
        || is_part && (PLACES.contains(&word) || is_capital(word) && !arn::has_wrong_case(word));
    (is_request || is_variable).then_some(word)
}

/// A word of ASCII in capital letters, without an allocation.
fn in_capitals<'b>(word: &str, buffer: &'b mut [u8; MAX_BYTES]) -> &'b str {
    let capital = &mut buffer[..word.len()];
    capital.copy_from_slice(word.as_bytes());
    capital.make_ascii_uppercase();
    std::str::from_utf8(capital).unwrap_or_default()
}

/// Parts of words that are placeholders for a part of an ARN, or for all of it.
static PARTS: &[&str] = &["ACCOUNT_ID", "ACCOUNT-ID", "ACCOUNTID", "ROLE_ARN"];

/// Suffixes of variables that replace a part of a request.
static ENDS: &[&str] = &["_ARN", "_ID", "_NAME", "_URI", "_URL"];

/// Where `YOUR_…` begins in a word, which is also given as it is compared.
fn your(word: &str, known: &str, is_broken: bool) -> Option<usize> {
    bytes::positions(known, "YOUR").find(|&start| {
        let before = known[..start].bytes().next_back();
        let behind = word[start + 4..].bytes().next();
        let has_sign = matches!(behind, Some(b'_' | b'-'));
        // `YOURACCOUNT`, but not `yourself`
        let goes_on =
            is_broken && word[start..].starts_with("YOUR") && behind.is_some_and(|byte| byte.is_ascii_uppercase());
        !before.is_some_and(|byte| byte.is_ascii_alphanumeric()) && (has_sign || goes_on)
    })
}

/// `xxxx` for letters and digits to come, alone or between signs.
fn is_run(word: &str, value: Value) -> bool {
    let is_x = |text: &str| text.bytes().all(|byte| byte | 0x20 == b'x');
    let least = if value == Value::Broken { 3 } else { 4 };
    let is_whole = word.len() >= 3 && word.bytes().all(|byte| byte == b'X');
    let is_masked =
        || value == Value::Broken && word.starts_with(|c: char| c.is_ascii_digit()) && bytes::contains(word, "XXX");
    is_whole || is_masked() || word.split(['-', '_']).any(|part| part.len() >= least && is_x(part))
}

/// A name in capital letters.
pub(super) fn is_capital(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.len() > 2
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-'))
}

/// Whether a text is nothing but the name of a variable in capital letters, of two words at least.
pub(crate) fn is_variable(text: &str) -> bool {
    is_capital(text) && text.contains('_')
}
