//! Entries whose content is not what the directory says: damaged by a transfer, or written by a faulty tool.

use super::content::{LOCAL, ReadFault};
use super::crc32::crc32;
use super::entry::without_dot;
use super::source::u16_at;
use super::{Archive, Entry};

/// How an entry is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Damage {
    /// There is no local header where the directory says, or it is of another method.
    Header,
    /// The local header has another name. Tools disagree about which one counts.
    Name,
    /// The content ends after the archive does.
    Range,
    /// The compressed content cannot be read.
    Content,
    /// There is more or less content than the directory says.
    Size,
    /// The content has another checksum than the directory says.
    Checksum,
}

impl Archive<'_> {
    /// Compares the local header of an entry with the directory. Reads the header only.
    pub(crate) fn header_damage(&self, entry: &Entry<'_>) -> Option<Damage> {
        let start = match self.content_start(entry) {
            Ok(start) => start,
            Err(_) => return Some(Damage::Header),
        };
        let header: [u8; LOCAL as usize] = self.source.array(entry.header)?;
        let length = u16_at(&header, 26).map_or(0, u64::from);
        let name = self.source.slice(entry.header + LOCAL, entry.header + LOCAL + length);
        if name.is_none_or(|name| *without_dot(&name) != *entry.name) {
            return Some(Damage::Name);
        }
        let is_inside = start.checked_add(entry.compressed).is_some_and(|end| end <= self.source.len());
        (!is_inside).then_some(Damage::Range)
    }

    /// Reads the whole content of an entry and compares its checksum.
    pub(crate) fn content_damage(&self, entry: &Entry<'_>, buffer: &mut Vec<u8>) -> Option<Damage> {
        match self.read_into(entry, usize::MAX, buffer) {
            Ok(content) if crc32(content) == entry.crc32 => None,
            Ok(_) => Some(Damage::Checksum),
            Err(ReadFault::Header) => Some(Damage::Header),
            Err(ReadFault::Range) => Some(Damage::Range),
            Err(ReadFault::Corrupt) => Some(Damage::Content),
            Err(ReadFault::Size) => Some(Damage::Size),
            // another rule reports these
            Err(ReadFault::Encrypted | ReadFault::Method(_)) => None,
        }
    }
}
