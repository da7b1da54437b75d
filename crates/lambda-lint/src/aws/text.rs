//! Whether bytes are text that a person wrote.

/// How many bytes are looked at.
const SAMPLE: usize = 4096;

/// Whether the first bytes are UTF-8 without control characters other than tab and line ends. Empty is not text.
pub(crate) fn is_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    // a character that the end of the sample cuts in two is not a fault
    let whole = match std::str::from_utf8(sample) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && bytes.len() > SAMPLE,
    };
    whole && !sample.is_empty() && !sample.iter().any(|&b| (b < b' ' && !is_space(b)) || b == 0x7f)
}

/// Whether text has the look of a program: white space, and signs that programs are full of.
pub(crate) fn is_source(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    is_text(bytes)
        && sample.iter().any(|&b| is_space(b) || b == b' ')
        && sample.iter().any(|b| b"(){}[];:'\"#<>".contains(b))
}

/// Tab and line ends.
fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\r')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_source() {
        assert!(is_text(b"hello") && !is_source(b"hello"));
        assert!(is_text("# grüße\n".as_bytes()) && is_source("# grüße\n".as_bytes()));
        assert!(is_source(b"def handler(event, context):\n    return 1\n"));
        assert!(is_source(b"exports.handler = async () => 1;"));
        assert!(!is_text(b"") && !is_text(b"PK\x03\x04") && !is_text(b"a\x00b") && !is_text(b"\xff\xfe"));
    }

    #[test]
    fn a_character_across_the_end_of_the_sample() {
        let mut text = "a".repeat(SAMPLE - 1);
        text.push('é');
        assert!(is_text(text.as_bytes()));
        assert!(!is_text(&text.as_bytes()[..SAMPLE]), "but at the very end it is cut off");
    }
}
