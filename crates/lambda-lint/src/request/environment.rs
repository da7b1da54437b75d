//! Measures the size of the environment variables.
//!
//! The service writes them as one JSON object without spaces and counts its bytes. It escapes quotes, backslashes and control
//! characters. It has not been measured whether it also escapes characters beyond ASCII, so there are two figures: the
//! minimum and the maximum.

use crate::model::table::Member;
use crate::request::{Entry, Request};
use crate::sort;

/// The size of the variables as JSON, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    /// With what has to be escaped in its shortest form, and everything else as UTF-8.
    pub(crate) least: usize,
    /// With everything beyond ASCII as `\uXXXX`.
    pub(crate) most: usize,
}

impl Size {
    /// Whether the minimum is so close to a limit that uncertain escapes may exceed it.
    pub(crate) fn is_near(self, limit: usize) -> bool {
        self.least > limit - limit / 100 * NEAR
    }
}

/// The margin below the limit, in percent, within which the size is uncertain.
const NEAR: usize = 3;

/// No byte grows more than this by being escaped: a control character, from one byte to six.
const WORST: usize = 6;

/// The same in a text that the request itself writes without escapes: what is beyond ASCII, from two bytes to six.
const WORST_VERBATIM: usize = 3;

/// `"":""` and the comma after it.
const AROUND: usize = 6;

/// The size of the request's variables; `None` if it is certainly not above `threshold`. Most often the length of the source
/// text decides that.
pub(crate) fn above(request: &Request<'_>, threshold: usize) -> Option<Size> {
    // in ASCII, a value is at most as long as its source; half, because a number may be longer as text
    let written = request.written(Member::EnvironmentVariables);
    if written.is_some_and(|written| written.starts_with('{') && written.len() < threshold / 2 && written.is_ascii()) {
        return None;
    }
    let entries = request.entries(Member::EnvironmentVariables);
    let (count, bytes) = entries.clone().fold((0, 0), |(count, bytes), entry| {
        // keys are names without anything to escape, or invalid
        let (key, value) = pair(entry);
        let worst = if entry.is_verbatim() { WORST_VERBATIM } else { WORST };
        (count + 1, bytes + key.len() + value.len() * worst)
    });
    if count * AROUND + bytes < threshold {
        return None;
    }
    let size = measure(entries.clone().map(pair));
    if size.most <= threshold {
        return None;
    }
    // only now it matters that of two variables with the same name the last one counts
    let mut variables: Vec<_> = entries.map(pair).collect();
    variables.reverse();
    let mut variables = sort::sorted(variables, |a, b| a.0.cmp(b.0));
    variables.dedup_by_key(|variable| variable.0);
    Some(measure(variables.into_iter())).filter(|size| size.most > threshold)
}

/// An unknown or non-string value counts as zero, so the size is a lower bound.
fn pair<'r>(entry: Entry<'r>) -> (&'r str, &'r str) {
    (entry.key().unwrap_or_default(), entry.text().unwrap_or_default())
}

/// The size of variables with names of their own.
fn measure<'v>(variables: impl Iterator<Item = (&'v str, &'v str)>) -> Size {
    // the braces, of which one makes up for the comma that the last variable lacks
    let mut size = Size { least: 1, most: 1 };
    let mut is_empty = true;
    for (key, value) in variables {
        is_empty = false;
        for text in [key, value] {
            add(&mut size, text);
        }
        for figure in [&mut size.least, &mut size.most] {
            *figure += AROUND;
        }
    }
    if is_empty { Size { least: 2, most: 2 } } else { size }
}

fn add(size: &mut Size, text: &str) {
    if is_plain(text) {
        size.least += text.len();
        size.most += text.len();
        return;
    }
    let (mut escaped, mut beyond) = (0, 0);
    for &byte in text.as_bytes() {
        match byte {
            b'"' | b'\\' | 8 | b'\t' | b'\n' | 0xC | b'\r' => escaped += 1,
            0..0x20 => escaped += 5,
            // the first byte of a character says how long it is: 2, 3 or 4 bytes become 6, 6 or 12
            0xC0..0xE0 => beyond += 4,
            0xE0..0xF0 => beyond += 3,
            0xF0.. => beyond += 8,
            _ => {}
        }
    }
    size.least += text.len() + escaped;
    size.most += text.len() + escaped + beyond;
}

/// Whether nothing in it is written in another way by anybody: most values, and found by the block.
fn is_plain(text: &str) -> bool {
    let is_special = |&byte: &u8| !(0x20..0x80).contains(&byte) | (byte == b'"') | (byte == b'\\');
    let (blocks, rest) = text.as_bytes().as_chunks::<16>();
    let in_block = |block: &[u8; 16]| block.iter().fold(false, |found, byte| found | is_special(byte));
    // the last bytes in a block of their own, which overlaps
    !blocks.iter().any(in_block)
        && text.as_bytes().last_chunk().map_or(!rest.iter().any(is_special), |last| !in_block(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What serde_json makes of them: like Jackson, but for the case of hexadecimal digits.
    fn written(variables: &[(&str, &str)]) -> usize {
        let map: serde_json::Map<_, _> =
            variables.iter().map(|&(key, value)| (key.to_owned(), value.to_owned().into())).collect();
        serde_json::to_string(&map).unwrap().len()
    }

    #[test]
    fn measures_what_is_written() {
        let cases: &[&[(&str, &str)]] = &[
            &[],
            &[("STAGE", "")],
            &[("STAGE", "test"), ("TABLE", "orders")],
            &[("QUOTES", "say \"hi\" \\o/"), ("URL", "https://example.org/")],
            &[("LINES", "a\r\nb\tc\u{8}\u{c}\u{0}\u{1f}\u{7f}"), ("NAME", "Grüße, 東京 😀")],
        ];
        for case in cases {
            let size = measure(case.iter().copied());
            assert_eq!(size.least, written(case), "{case:?}");
            assert!(size.least <= size.most);
        }
    }

    #[test]
    fn escapes_that_are_not_certain_are_counted_apart() {
        let size = measure([("K1", "ü東😀")].into_iter());
        assert_eq!((size.least, size.most), (18, 18 + 4 + 3 + 8));
        let size = measure([("K1", "\n\u{1}\"")].into_iter());
        assert_eq!((size.least, size.most), (19, 19));
    }
}
