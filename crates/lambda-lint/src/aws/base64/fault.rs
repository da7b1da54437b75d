//! Why a text is not base64: the most helpful reason, not the first invalid byte.

use super::{BLOCK, bad_bit, is_alphabet};
use crate::aws::text::is_source;

/// How far into a text the comma that ends a `data:` prefix is looked for, in bytes.
const MAX_DATA_PREFIX: usize = 1024;
/// The longest text that is taken for a file name, in bytes.
const MAX_PATH: usize = 1024;

/// Why a text is not base64. Offsets and lengths are bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Base64Fault {
    /// The text is empty.
    Empty,
    /// The text is the name of a file, not its content: `fileb://function.zip`, or plain `function.zip`.
    Path {
        /// The length of `fileb://` or `file://`, 0 where there is none.
        scheme: usize,
    },
    /// The text begins with `data:` as a URL does, such as `data:application/zip;base64,`.
    DataUrl {
        /// The length of all up to and including the comma. What comes after it may have faults of its own.
        prefix: usize,
    },
    /// The text is a program, as CloudFormation's inline `ZipFile` takes it.
    SourceCode,
    /// The text uses `-` and `_` instead of `+` and `/`. There is no other fault, except possibly missing padding.
    UrlSafe {
        /// The offset of the first one.
        at: usize,
    },
    /// The text contains line breaks or other white space, and no other invalid byte.
    WhiteSpace {
        /// The offset of the first one.
        at: usize,
    },
    /// Only the trailing `=` is missing.
    MissingPadding {
        /// How many, 1 or 2.
        missing: usize,
    },
    /// One character is left over at the end, or missing: the text was cut, or something was added.
    WrongLength {
        /// The length of the text.
        len: usize,
    },
    /// A byte outside of the alphabet, or a `=` that is not at the end.
    BadCharacter {
        /// Its offset.
        at: usize,
    },
}

/// The longest text that is repaired: a fix carries the whole text, and should not need memory for an archive of its own.
const MAX_REPAIRED: usize = 64 * 1024;

impl Base64Fault {
    /// The corrected text, if a single edit turns it into base64: without the `data:` prefix, in the standard
    /// alphabet, without white space, with its padding. Only of texts that are short.
    ///
    /// ```
    /// use lambda_lint::aws::base64::check;
    ///
    /// let fault = check(b"data:application/zip;base64,UEsFBgAA_-8").unwrap_err();
    /// assert_eq!(fault.repair("data:application/zip;base64,UEsFBgAA_-8").as_deref(), Some("UEsFBgAA/+8="));
    /// ```
    pub fn repair(&self, text: &str) -> Option<String> {
        let from = match *self {
            Self::DataUrl { prefix } if text.get(..prefix)?.ends_with(";base64,") => prefix,
            Self::UrlSafe { .. } | Self::WhiteSpace { .. } | Self::MissingPadding { .. } => 0,
            _ => return None,
        };
        let text = text.get(from..).filter(|text| text.len() <= MAX_REPAIRED)?;
        let mut repaired = String::with_capacity(text.len() + 2);
        for character in text.chars() {
            match character {
                '-' => repaired.push('+'),
                '_' => repaired.push('/'),
                white if white.is_ascii_whitespace() => {}
                other => repaired.push(other),
            }
        }
        while !repaired.len().is_multiple_of(4) {
            repaired.push('=');
        }
        super::check(repaired.as_bytes()).is_ok().then_some(repaired)
    }
}

/// The reason why `text`, known not to be base64, is not.
#[cold]
pub(super) fn explain(text: &[u8]) -> Base64Fault {
    if text.is_empty() {
        return Base64Fault::Empty;
    }
    if let Some(scheme) = path_scheme(text) {
        return Base64Fault::Path { scheme };
    }
    if let Some(prefix) = data_prefix(text) {
        return Base64Fault::DataUrl { prefix };
    }
    let unpadded = text.len() - text.iter().rev().take_while(|&&b| b == b'=').count();
    match first_odd(&text[..unpadded]) {
        Some(_) if is_source(text) => Base64Fault::SourceCode,
        Some(at) => odd(text, unpadded, at),
        None => wrong_end(text.len(), unpadded),
    }
}

/// The reason when the first odd byte is at `at`: one kind of odd bytes throughout, or a stray one.
fn odd(text: &[u8], unpadded: usize, at: usize) -> Base64Fault {
    let body = text.trim_ascii_end();
    let body = &body[..body.len() - body.iter().rev().take_while(|&&b| b == b'=').count()];
    let only = |kind: fn(u8) -> bool, text: &[u8]| text.iter().all(|&b| kind(b) || bad_bit(b) == 0);
    if only(is_url_safe, &text[at..unpadded]) {
        Base64Fault::UrlSafe { at }
    } else if only(is_white, body.get(at..).unwrap_or_default()) {
        Base64Fault::WhiteSpace { at: text.iter().position(|&b| is_white(b)).unwrap_or(at) }
    } else {
        // A stray byte says more than the white space or the dashes around it.
        let stray = |&b: &u8| bad_bit(b) != 0 && !is_url_safe(b) && !is_white(b);
        Base64Fault::BadCharacter { at: text[at..unpadded].iter().position(stray).map_or(at, |more| at + more) }
    }
}

/// The reason when all characters before the `=` at the end are good: the number of either is wrong.
fn wrong_end(len: usize, unpadded: usize) -> Base64Fault {
    let padding = len - unpadded;
    let needed = match unpadded % 4 {
        0 => 0,
        1 => return Base64Fault::WrongLength { len },
        rest => 4 - rest,
    };
    if padding < needed {
        Base64Fault::MissingPadding { missing: needed - padding }
    } else {
        Base64Fault::BadCharacter { at: unpadded + needed }
    }
}

/// The offset of the first byte outside the standard alphabet.
fn first_odd(text: &[u8]) -> Option<usize> {
    let block = text.chunks(BLOCK).position(|block| !is_alphabet(block))? * BLOCK;
    text[block..].iter().position(|&b| bad_bit(b) != 0).map(|at| block + at)
}

fn is_url_safe(byte: u8) -> bool {
    matches!(byte, b'-' | b'_')
}

fn is_white(byte: u8) -> bool {
    byte.is_ascii_whitespace()
}

/// The length of the scheme, when the text is the name of a file.
fn path_scheme(text: &[u8]) -> Option<usize> {
    for scheme in ["fileb://", "file://"] {
        if text.starts_with(scheme.as_bytes()) {
            return Some(scheme.len());
        }
    }
    let ends =
        |end: &str| text.len() > end.len() && text[text.len() - end.len()..].eq_ignore_ascii_case(end.as_bytes());
    let one_line = text.len() <= MAX_PATH && !text.iter().any(|b| b.is_ascii_control());
    (one_line && (ends(".zip") || ends(".jar"))).then_some(0)
}

/// The length of a `data:` prefix, when the text has one.
fn data_prefix(text: &[u8]) -> Option<usize> {
    let head = &text[..text.len().min(MAX_DATA_PREFIX)];
    let comma = head.iter().position(|&b| b == b',')?;
    head.get(..5)?.eq_ignore_ascii_case(b"data:").then_some(comma + 1)
}
