//! Comparing and spreading short names, in line: a call into the C library costs more than the comparison.
//!
//! In a browser, bytes to download count for more than a call, so there the functions are not in line.

/// Whether two names are the same.
#[inline(always)]
pub fn same(a: &str, b: &str) -> bool {
    same_bytes(a.as_bytes(), b.as_bytes())
}

/// The same of bytes.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn same_bytes(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    // whole words, the last of which overlaps the one before it
    match (a.last_chunk::<8>(), b.last_chunk::<8>()) {
        (Some(a_end), Some(b_end)) => {
            let (a_words, _) = a.as_chunks::<8>();
            let (b_words, _) = b.as_chunks::<8>();
            word(a_end) == word(b_end) && a_words.iter().zip(b_words).all(|(a, b)| word(a) == word(b))
        }
        _ => match (a.first_chunk::<4>(), b.first_chunk::<4>(), a.last_chunk::<4>(), b.last_chunk::<4>()) {
            (Some(a_start), Some(b_start), Some(a_end), Some(b_end)) => a_start == b_start && a_end == b_end,
            _ => a.iter().zip(b).all(|(a, b)| a == b),
        },
    }
}

/// A number that differs for names that differ in any byte, as good as always. Names that a person writes share
/// beginnings and ends, so all of it counts.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn hash(name: &str) -> u64 {
    // turns and sums wait for little; one product spreads the bits at last
    let add = |sum: u64, word: u64| sum.rotate_left(21).wrapping_add(word);
    let bytes = name.as_bytes();
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, chunk| add(sum, word(chunk)));
    let tail = match bytes.last_chunk::<8>() {
        Some(end) => word(end),
        None => rest.iter().fold(0, |tail, &byte| tail << 8 | u64::from(byte)),
    };
    let sum = add(sum, tail);
    (sum ^ sum >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40
}

/// The two parts of a text around the first occurrence of an ASCII character. The parts of names are too short for the
/// general search of `str` to pay off.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn split_once(text: &str, separator: u8) -> Option<(&str, &str)> {
    let [at] = find(text, separator)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Whether a text is surely none of those that were seen before, of which there are few. It counts as seen from now on.
pub fn is_new(seen: &mut [u64; 8], text: &str) -> bool {
    let hash = hash(text) as usize;
    let (word, bit) = (&mut seen[hash >> 6 & 7], 1 << (hash & 63));
    let is_new = *word & bit == 0;
    *word |= bit;
    is_new
}

/// Whether an ASCII character is in a text.
pub fn has(text: &str, wanted: u8) -> bool {
    find::<1>(text, wanted).is_some()
}

/// Where the first occurrences of an ASCII character are; `None` if there are not so many.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
#[cfg_attr(target_family = "wasm", inline(never))]
pub fn find<const COUNT: usize>(text: &str, wanted: u8) -> Option<[usize; COUNT]> {
    const ONES: u64 = u64::MAX / 255;
    const LOW: u64 = ONES * 0x7f;
    let (words, rest) = text.as_bytes().as_chunks::<8>();
    let mut found = [0; COUNT];
    let mut count = 0;
    for (index, chunk) in words.iter().enumerate() {
        let zero_where_wanted = word(chunk) ^ (ONES * u64::from(wanted));
        // the high bit of each byte that is zero, and no other bit
        let mut hits = !(((zero_where_wanted & LOW) + LOW) | zero_where_wanted | LOW);
        while hits != 0 {
            *found.get_mut(count)? = index * 8 + (hits.trailing_zeros() / 8) as usize;
            count += 1;
            if count == COUNT {
                return Some(found);
            }
            hits &= hits - 1;
        }
    }
    for (at, _) in rest.iter().enumerate().filter(|(_, byte)| **byte == wanted) {
        *found.get_mut(count)? = words.len() * 8 + at;
        count += 1;
        if count == COUNT {
            return Some(found);
        }
    }
    None
}

/// The offset of the first occurrence of a short text. The search of `str` for a text is 5 kB of code, which a browser would download.
#[inline(never)]
pub fn position(text: &str, wanted: &str) -> Option<usize> {
    positions(text, wanted).next()
}

/// Where a short text is last in another.
#[inline(never)]
pub fn last_position(text: &str, wanted: &str) -> Option<usize> {
    positions(text, wanted).next_back()
}

/// Where a short text is in another, also where two of its places overlap.
pub fn positions(text: &str, wanted: &str) -> impl DoubleEndedIterator<Item = usize> {
    let last = text.len().checked_sub(wanted.len()).map_or(0, |last| last + 1);
    (0..last).filter(move |&at| text.as_bytes()[at..].starts_with(wanted.as_bytes()))
}

/// Whether a short text is in another.
#[inline(never)]
pub fn contains(text: &str, wanted: &str) -> bool {
    position(text, wanted).is_some()
}

/// The two parts of a text around the first occurrence of a short text.
#[inline(never)]
pub fn split_around<'t>(text: &'t str, separator: &str) -> Option<(&'t str, &'t str)> {
    let at = position(text, separator)?;
    Some((text.get(..at)?, text.get(at + separator.len()..)?))
}

/// A text with the first occurrence of a short text replaced.
#[inline(never)]
pub fn replace_first(text: &str, wanted: &str, with: &str) -> String {
    match split_around(text, wanted) {
        Some((before, behind)) => [before, with, behind].concat(),
        None => text.to_owned(),
    }
}

#[inline(always)]
fn word(bytes: &[u8; 8]) -> u64 {
    u64::from_le_bytes(*bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_the_first() {
        for length in 0..40 {
            let text = format!("{}:b:\u{e9}", "a".repeat(length));
            assert_eq!(split_once(&text, b':'), text.split_once(':'));
            assert_eq!(split_once(&text, b'/'), None);
        }
    }

    #[test]
    fn finds_the_first_ones() {
        for length in 0..40 {
            let text = format!("{0}::{0}\u{e9}:{0}\u{ba}:", "a".repeat(length));
            let expected: Vec<_> = text.match_indices(':').map(|(at, _)| at).collect();
            assert_eq!(find::<3>(&text, b':').unwrap()[..], expected[..3]);
            assert_eq!(find::<4>(&text, b':').unwrap()[..], expected[..]);
            assert_eq!(find::<5>(&text, b':'), None);
        }
    }

    #[test]
    fn short_texts_are_found() {
        for text in ["", ":", "::", "a::b", "aa:::b\u{e9}::", "\u{e9}", "no"] {
            for wanted in [":", "::", "\u{e9}", "a"] {
                assert_eq!(position(text, wanted), text.find(wanted), "{text} {wanted}");
                assert_eq!(last_position(text, wanted), text.rfind(wanted), "{text} {wanted}");
                assert_eq!(contains(text, wanted), text.contains(wanted), "{text} {wanted}");
                assert_eq!(split_around(text, wanted), text.split_once(wanted), "{text} {wanted}");
                assert_eq!(replace_first(text, wanted, "-"), text.replacen(wanted, "-", 1), "{text} {wanted}");
            }
        }
    }

    #[test]
    fn same_is_equality() {
        let text = "abcdefghijklmnopqrstuvwxyz0123456789";
        for length in 0..text.len() {
            let name = &text[..length];
            assert!(same(name, name));
            assert!(!same(name, &text[..length + 1]));
            for at in 0..length {
                let mut other = name.to_owned().into_bytes();
                other[at] = b'_';
                let other = String::from_utf8(other).unwrap();
                assert!(!same(name, &other), "{name} {other}");
                assert_ne!(hash(name), hash(&other));
            }
        }
    }
}
