//! Bounded reading of the small JSON files that package managers write.

use serde::de::DeserializeOwned;

/// Longer files are not read, in bytes.
const MAX_LEN: usize = 8 << 20;

/// The members of a type, if the text is JSON and has them in this form.
pub(super) fn read<T: DeserializeOwned>(text: &[u8]) -> Option<T> {
    let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
    if text.len() > MAX_LEN { None } else { serde_json::from_slice(text).ok() }
}
