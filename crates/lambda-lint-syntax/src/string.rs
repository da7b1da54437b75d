//! Reads the inside of a JSON string: its end and its escapes.

/// Why a string is none.
#[derive(Debug)]
pub(super) struct StringFault {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

/// The offset of the first byte at or after `at` that ends the plain part of a string: a quote, a backslash or a
/// control character. The length of the text if there is none.
///
/// Blocks of bytes go through without a branch a byte, so that a string of 70 MB costs little more than reading it.
#[inline(always)]
pub(super) fn plain_end(bytes: &[u8], at: usize) -> usize {
    // most strings end within a few words
    let (words, _) = bytes.get(at..).unwrap_or_default().as_chunks::<8>();
    let mut at = at;
    for word in words.iter().take(8) {
        let special = special_bytes(u64::from_le_bytes(*word));
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    plain_end_of_long(bytes, at)
}

#[inline(never)]
fn plain_end_of_long(bytes: &[u8], mut at: usize) -> usize {
    let is_special = |byte: u8| (byte == b'"') | (byte == b'\\') | (byte < 0x20);
    let mut rest = bytes.get(at..).unwrap_or_default();
    // a fold without a branch, which the compiler turns into vector instructions
    while let Some((block, behind)) = rest.split_first_chunk::<64>() {
        if block.iter().fold(false, |special, &byte| special | is_special(byte)) {
            break;
        }
        at += 64;
        rest = behind;
    }
    at + rest.iter().position(|&byte| is_special(byte)).unwrap_or(rest.len())
}

/// The high bit of each byte of `word` that is a quote, a backslash or below 0x20. The lowest set bit is exact; bits
/// above it may be false positives.
#[inline(always)]
fn special_bytes(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    // a quote with this bit turned comes before all plain characters, as control characters do
    let quote_or_control = (word ^ (ONES * 2)).wrapping_sub(ONES * 0x21);
    let backslash = (word ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    (quote_or_control | backslash) & !word & (ONES << 7)
}

/// Decodes the string that begins with the quote at `start` and is plain up to `plain`. Returns the text and the offset
/// after the closing quote.
pub(super) fn decode(text: &str, start: usize, plain: usize) -> Result<(String, usize), StringFault> {
    let bytes = text.as_bytes();
    let mut decoded = String::new();
    let mut from = start + 1;
    let mut at = plain;
    loop {
        decoded.push_str(text.get(from..at).unwrap_or_default());
        match bytes.get(at) {
            Some(b'"') => return Ok((decoded, at + 1)),
            Some(b'\\') => at = escape(bytes, at, &mut decoded)?,
            Some(b'\n' | b'\r') => {
                return Err(StringFault {
                    start,
                    end: at,
                    message: "the string is not closed on its line",
                    help: "add the closing quote, or write a line break as `\\n`",
                });
            }
            Some(_) => {
                return Err(StringFault {
                    start: at,
                    end: at + 1,
                    message: "unescaped control character in a string",
                    help: "use an escape, such as `\\t` or `\\u0001`",
                });
            }
            None => {
                return Err(StringFault {
                    start,
                    end: at,
                    message: "the string is not closed",
                    help: "check whether the file is truncated",
                });
            }
        }
        from = at;
        at = plain_end(bytes, at);
    }
}

/// Decodes the escape at `at` into `decoded`, and returns the offset after it.
fn escape(bytes: &[u8], at: usize, decoded: &mut String) -> Result<usize, StringFault> {
    let character = match bytes.get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode_escape(bytes, at, decoded),
        _ => {
            // the next byte may start a multi-byte character, so the span ends with the backslash
            return Err(StringFault {
                start: at,
                end: at + 1,
                message: "unknown escape",
                help: "write `\\\\` for a backslash",
            });
        }
    };
    decoded.push(character);
    Ok(at + 2)
}

fn unicode_escape(bytes: &[u8], at: usize, decoded: &mut String) -> Result<usize, StringFault> {
    let Some(first) = hex4(bytes, at + 2) else {
        return Err(StringFault {
            start: at,
            end: at + 2,
            message: "expected four hexadecimal digits after `\\u`",
            help: "",
        });
    };
    let lone = || StringFault {
        start: at,
        end: at + 6,
        message: "unpaired surrogate",
        help: "write a character above U+FFFF as two `\\u` escapes",
    };
    if let Some(character) = char::from_u32(first) {
        decoded.push(character);
        return Ok(at + 6);
    }
    if !(0xD800..0xDC00).contains(&first) || bytes.get(at + 6..at + 8) != Some(b"\\u") {
        return Err(lone());
    }
    let second = hex4(bytes, at + 8).filter(|low| (0xDC00..0xE000).contains(low)).ok_or_else(lone)?;
    let character = char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or_else(lone)?;
    decoded.push(character);
    Ok(at + 12)
}

fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.iter().try_fold(0, |value, &digit| Some(value * 16 + char::from(digit).to_digit(16)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_end_at_every_distance() {
        for length in 0..600 {
            for special in [b'"', b'\\', b'\n', 0x1f] {
                let mut bytes = vec![b'a'; length];
                bytes.extend([special, b'"', 0, b'x']);
                assert_eq!(plain_end(&bytes, 0), length, "{special:#x} behind {length} bytes");
                assert_eq!(plain_end(&bytes, length.min(3)), length);
            }
            assert_eq!(plain_end(&vec![0xc3; length], 0), length);
        }
    }
}
