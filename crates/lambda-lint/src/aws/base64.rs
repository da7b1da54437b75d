//! Base64, the form that the bytes of `Code.ZipFile` have in JSON: checked in one pass, decoded only where it is read.
//!
//! A request may carry 70 MB of it, of which the rules need a few kilobytes: the directory at the end of the archive and
//! the beginning of a few files. So nothing is decoded ahead; [`Base64::read_at`] decodes just the bytes asked for.
//!
//! Strict about the alphabet, the padding and the length, because Jackson and the AWS clients are. Not strict about the
//! unused bits of the last character: the decoders of Java and Jackson, and Python's, ignore them.

mod fault;

pub use fault::Base64Fault;

/// The value of each character, `0xff` for a byte outside of the standard alphabet.
static VALUES: [u8; 256] = {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut values = [0xff; 256];
    let mut i = 0;
    while i < alphabet.len() {
        values[alphabet[i] as usize] = i as u8;
        i += 1;
    }
    values
};

/// The number of bytes to validate at once; long enough for the widest vectors, short enough for the first level cache.
const BLOCK: usize = 1024;

/// Text that is known to be base64, borrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base64<'a> {
    /// The text without its padding.
    body: &'a [u8],
}

/// Checks that `text` is base64: standard alphabet, padded, nothing else.
///
/// Runs at the speed of memory on good text; looks for the reason only on bad text.
///
/// # Errors
///
/// The most helpful reason why it is not, see [`Base64Fault`].
///
/// # Example
///
/// ```
/// use lambda_lint::aws::base64::{Base64Fault, check};
///
/// let text = check(b"UEsDBA==")?;
/// assert_eq!(text.decoded_len(), 4);
///
/// let mut last = [0; 2];
/// assert_eq!(text.read_at(2, &mut last), 2);
/// assert_eq!(last, [3, 4]);
///
/// assert_eq!(check(b"UEsDBA"), Err(Base64Fault::MissingPadding { missing: 2 }));
/// # Ok::<(), Base64Fault>(())
/// ```
pub fn check(text: &[u8]) -> Result<Base64<'_>, Base64Fault> {
    let padding = text.iter().rev().take(2).take_while(|&&b| b == b'=').count();
    let body = &text[..text.len() - padding];
    if !text.is_empty() && text.len().is_multiple_of(4) && is_alphabet(body) {
        Ok(Base64 { body })
    } else {
        Err(fault::explain(text))
    }
}

impl<'a> Base64<'a> {
    /// Text that [`check`] has found to be base64 before. Another text decodes to nonsense, but does no harm.
    pub(crate) fn of_checked(text: &'a str) -> Self {
        let padding = text.bytes().rev().take(2).take_while(|&b| b == b'=').count();
        Base64 { body: &text.as_bytes()[..text.len() - padding] }
    }

    /// The decoded length in bytes, without decoding.
    pub fn decoded_len(&self) -> usize {
        self.body.len() / 4 * 3 + (self.body.len() % 4).saturating_sub(1)
    }

    /// Decodes the bytes from `offset` on into `buf`; returns how many: fewer than `buf` holds only at the end.
    ///
    /// Takes time proportional to the bytes read, and no memory.
    pub fn read_at(&self, offset: usize, buf: &mut [u8]) -> usize {
        let Some(rest) = self.decoded_len().checked_sub(offset) else { return 0 };
        let wanted = rest.min(buf.len());
        let mut chars = self.body.get(offset / 3 * 4..).unwrap_or_default();
        let mut buf = &mut buf[..wanted];
        // The first group gives only its later bytes, the last one only its earlier bytes; those between are whole.
        let skip = offset % 3;
        if skip > 0 && !buf.is_empty() {
            let (group, after) = chars.split_at(chars.len().min(4));
            let taken = buf.len().min(3 - skip);
            buf[..taken].copy_from_slice(&decode(group)[skip..skip + taken]);
            (chars, buf) = (after, &mut buf[taken..]);
        }
        let mut groups = chars.chunks(4);
        let mut out = buf.chunks_exact_mut(3);
        for (bytes, group) in out.by_ref().zip(groups.by_ref()) {
            bytes.copy_from_slice(&decode(group));
        }
        let last = out.into_remainder();
        if let Some(group) = groups.next() {
            last.copy_from_slice(&decode(group)[..last.len()]);
        }
        wanted
    }

    /// Whether the decoded bytes are base64 once more, of a zip archive: a file that was encoded before a client that
    /// encodes by itself was given it.
    ///
    /// ```
    /// # use lambda_lint::aws::base64::check;
    /// assert!(check(b"VUVzREJBPT0=")?.is_encoded_twice());
    /// assert!(!check(b"UEsDBA==")?.is_encoded_twice());
    /// # Ok::<(), lambda_lint::aws::base64::Base64Fault>(())
    /// ```
    pub fn is_encoded_twice(&self) -> bool {
        let mut head = [0; 5];
        self.read_at(0, &mut head) == head.len() && is_base64_of_zip(&head)
    }
}

/// Whether bytes begin as the base64 of a zip archive does: `PK\x03\x04`, or `PK\x05\x06` when it is empty.
pub(crate) fn is_base64_of_zip(head: &[u8]) -> bool {
    head.starts_with(b"UEsDB") || head.starts_with(b"UEsFB")
}

/// Whether all bytes are characters of the standard alphabet.
///
/// No branch inside of a block, so that it compiles to vector instructions.
fn is_alphabet(bytes: &[u8]) -> bool {
    bytes.chunks(BLOCK).all(|block| block.iter().fold(0, |bad, &byte| bad | bad_bit(byte)) == 0)
}

/// 0 for a character of the standard alphabet, 1 for any other byte; without a branch or a table.
#[inline(always)]
fn bad_bit(byte: u8) -> u8 {
    let letter = (byte | 0x20).wrapping_sub(b'a') < 26;
    // The slash comes directly before the digits.
    let digit_or_slash = byte.wrapping_sub(b'/') < 11;
    u8::from(!(letter | digit_or_slash | (byte == b'+')))
}

/// The three bytes of a group of four characters; those that are missing at the end count as zero.
#[inline(always)]
fn decode(group: &[u8]) -> [u8; 3] {
    let value = |i: usize| group.get(i).map_or(0, |&c| u32::from(VALUES[usize::from(c)] & 0x3f));
    let [_, a, b, c] = (value(0) << 18 | value(1) << 12 | value(2) << 6 | value(3)).to_be_bytes();
    [a, b, c]
}

#[cfg(test)]
mod tests;
