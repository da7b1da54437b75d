//! The central directory: all entries, one after the other.

use super::end::End;
use super::identify::NotAnArchive;
use super::source::Source;
use super::{MAX_ENTRIES, entry};
use std::borrow::Cow;

/// The directory, walked once from end to end.
#[derive(Debug)]
pub(super) struct Directory<'a> {
    pub(super) bytes: Cow<'a, [u8]>,
    pub(super) starts: Vec<u32>,
    pub(super) total_entries: u64,
    pub(super) total_uncompressed: u64,
}

/// Reads the directory that the end record leads to. It must hold the entries that that counts.
pub(super) fn read<'a>(source: Source<'a>, end: &End) -> Result<Directory<'a>, NotAnArchive> {
    let bytes = source.slice(end.start, end.stop).ok_or(NotAnArchive::BrokenDirectory)?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(NotAnArchive::BrokenDirectory);
    }
    let mut directory = Directory { bytes, starts: Vec::new(), total_entries: 0, total_uncompressed: 0 };
    let mut at = 0;
    while let Some((entry, len)) = entry::parse(&directory.bytes[at..], end.prefix) {
        if directory.starts.len() < MAX_ENTRIES {
            directory.starts.push(at as u32);
        }
        directory.total_entries += 1;
        directory.total_uncompressed = directory.total_uncompressed.saturating_add(entry.uncompressed);
        at += len;
    }
    // More entries than declared are common: without zip64, the 16-bit count overflows.
    if directory.total_entries >= end.entries { Ok(directory) } else { Err(NotAnArchive::BrokenDirectory) }
}
