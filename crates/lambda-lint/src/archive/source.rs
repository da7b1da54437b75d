//! Where the bytes of an archive come from.

use crate::aws::base64::Base64;
use std::borrow::Cow;

/// The bytes of an archive, for reading at any place: as they are, or as base64 that is decoded where it is read.
#[derive(Clone, Copy, Debug)]
pub enum Source<'a> {
    /// The bytes themselves.
    Raw(&'a [u8]),
    /// The bytes as base64.
    Base64(Base64<'a>),
}

impl<'a> Source<'a> {
    /// How many bytes there are.
    pub fn len(&self) -> u64 {
        let len = match self {
            Self::Raw(bytes) => bytes.len(),
            Self::Base64(text) => text.decoded_len(),
        };
        len as u64
    }

    /// Whether there are no bytes.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Copies the bytes from `offset` on into `buf`; returns how many: fewer than `buf` holds only at the end.
    pub fn read_at(&self, offset: u64, buf: &mut [u8]) -> usize {
        let Ok(offset) = usize::try_from(offset) else { return 0 };
        match self {
            Self::Raw(bytes) => {
                let from = bytes.get(offset..).unwrap_or_default();
                let len = from.len().min(buf.len());
                buf[..len].copy_from_slice(&from[..len]);
                len
            }
            Self::Base64(text) => text.read_at(offset, buf),
        }
    }

    /// Exactly `N` bytes from `offset` on, or nothing.
    pub(super) fn array<const N: usize>(&self, offset: u64) -> Option<[u8; N]> {
        let mut array = [0; N];
        (self.read_at(offset, &mut array) == N).then_some(array)
    }

    /// The bytes from `start` to before `end`, or nothing when not all of them exist. Copies only what it must.
    pub(super) fn slice(&self, start: u64, end: u64) -> Option<Cow<'a, [u8]>> {
        if end > self.len() {
            return None;
        }
        let (from, to) = (usize::try_from(start).ok()?, usize::try_from(end).ok()?);
        match self {
            Self::Raw(bytes) => bytes.get(from..to).map(Cow::Borrowed),
            Self::Base64(text) => {
                // No more than the source has, see above, so no claim can make this large.
                let mut bytes = vec![0; to.checked_sub(from)?];
                text.read_at(from, &mut bytes);
                Some(Cow::Owned(bytes))
            }
        }
    }
}

/// The little-endian number of two bytes at `at`.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|b| u16::from_le_bytes(*b))
}

/// The little-endian number of four bytes at `at`.
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|b| u32::from_le_bytes(*b))
}

/// The little-endian number of eight bytes at `at`.
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().map(|b| u64::from_le_bytes(*b))
}
