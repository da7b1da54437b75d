//! Bytes to text: UTF-8, or UTF-16 with a byte-order mark, which is what PowerShell's `>` writes.

/// A document as the engine takes it.
#[derive(Debug)]
pub(crate) enum Content {
    /// Text. Offsets refer to it, also where the file is UTF-16.
    Text(String),
    /// Bytes that are not UTF-8; the engine reports the position.
    Bytes(Vec<u8>),
}

impl Content {
    /// The text; nothing if it is none.
    pub(crate) fn text(&self) -> &str {
        match self {
            Content::Text(text) => text,
            Content::Bytes(_) => "",
        }
    }
}

/// Decodes a document.
pub(crate) fn decode(bytes: Vec<u8>) -> Content {
    let utf_16 = match bytes.as_slice() {
        [0xFF, 0xFE, rest @ ..] => utf_16(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => utf_16(rest, u16::from_be_bytes),
        _ => None,
    };
    match utf_16 {
        Some(text) => Content::Text(text),
        None => String::from_utf8(bytes).map_or_else(|error| Content::Bytes(error.into_bytes()), Content::Text),
    }
}

/// Bytes in another encoding as text of the same length: `?` replaces each byte that is not UTF-8. A shell does not look at the
/// encoding of a comment.
pub(crate) fn with_replacements(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

/// Whether the bytes begin with the mark of UTF-16.
pub(crate) fn is_utf_16(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else { return None };
    char::decode_utf16(pairs.iter().map(|pair| unit(*pair))).collect::<Result<String, _>>().ok()
}

/// Whether the first bytes of a file may begin a JSON object or list, in one of the encodings. A comment or the marker of a merge
/// conflict may come first.
pub(crate) fn may_be_json(start: &[u8]) -> bool {
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    if is_utf_16(start) {
        return true;
    }
    start.iter().find(|byte| !byte.is_ascii_whitespace()).is_none_or(|byte| b"{[/#<".contains(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> Option<String> {
        match decode(bytes.to_vec()) {
            Content::Text(text) => Some(text),
            Content::Bytes(_) => None,
        }
    }

    #[test]
    fn decodes_utf_16() {
        assert_eq!(text(b"\xFF\xFE{\0\xE9\0").as_deref(), Some("{\u{e9}"));
        assert_eq!(text(b"\xFE\xFF\0{\xD8\x3D\xDE\0").as_deref(), Some("{\u{1f600}"));
        assert_eq!(text(b"\xFF\xFE{"), None, "half a character");
        assert_eq!(text(b"\xFF\xFE\0\xD8"), None, "half a pair");
        assert_eq!(text(b"{\xFF"), None);
    }

    #[test]
    fn replaces_what_is_not_utf_8() {
        let bytes = b"# caf\xE9 \xC3\xA9\naws";
        let text = with_replacements(bytes);
        assert_eq!((text.as_str(), text.len()), ("# caf? \u{e9}\naws", bytes.len()));
    }

    #[test]
    fn looks_at_the_first_byte() {
        assert!(may_be_json(b"\xEF\xBB\xBF\r\n {"));
        assert!(may_be_json(b"\xFF\xFE{\0"));
        assert!(may_be_json(b"   "), "more may follow");
        assert!(may_be_json(b"[{"));
        assert!(may_be_json(b"// a comment, and then {"));
        assert!(!may_be_json(b"Text"));
    }
}
