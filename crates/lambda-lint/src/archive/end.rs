//! The end record of an archive: the only way to its directory.

use super::identify::{self, NotAnArchive};
use super::source::{Source, u16_at, u32_at, u64_at};

/// The end record without its comment, in bytes.
const END: u64 = 22;
/// The longest comment, in bytes.
const COMMENT: u64 = 0xffff;
/// The record that says where the zip64 end record is.
const LOCATOR: u64 = 20;
/// The zip64 end record without extensions.
const END64: u64 = 56;

/// Where the directory is.
#[derive(Debug)]
pub(super) struct End {
    /// The first byte of the directory.
    pub(super) start: u64,
    /// The first byte after it.
    pub(super) stop: u64,
    /// The declared number of entries.
    pub(super) entries: u64,
    /// The number of bytes before the archive, which its own offsets do not count.
    pub(super) prefix: u64,
    /// The number of bytes after it.
    pub(super) trailing: u64,
}

/// What an end record claims.
struct Claim {
    disks: bool,
    entries: u64,
    size: u64,
    offset: u64,
    /// Where the record begins; the directory must be before it.
    at: u64,
}

/// Finds the directory by the last end record that leads to one.
///
/// A signature can also be in the comment of the archive, or in what was appended to it, so the search goes on
/// backwards until a record fits. When none does, the last one says what is wrong.
pub(super) fn find(source: Source<'_>) -> Result<End, NotAnArchive> {
    let len = source.len();
    let tail_start = len.saturating_sub(END + COMMENT);
    let tail = source.slice(tail_start, len).unwrap_or_default();
    let mut fault = None;
    for at in (0..(tail.len() + 1).saturating_sub(END as usize)).rev() {
        if !tail[at..].starts_with(b"PK\x05\x06") {
            continue;
        }
        match follow(source, &tail[at..], tail_start + at as u64) {
            // Sixteen zeros after a signature look like an empty archive with everything else before it.
            Ok(end) if end.entries == 0 && end.prefix > 0 => fault = fault.or(Some(NotAnArchive::BrokenDirectory)),
            Ok(end) if end.prefix > 0 || end.trailing > 0 => return identify::inside(source).map_or(Ok(end), Err),
            Ok(end) => return Ok(end),
            Err(why) => fault = fault.or(Some(why)),
        }
    }
    Err(match (identify::identify(source), fault) {
        (NotAnArchive::Truncated | NotAnArchive::Unknown, Some(fault)) => fault,
        (other, _) => other,
    })
}

/// Goes from an end record, the first bytes of `record`, to the directory.
fn follow(source: Source<'_>, record: &[u8], at: u64) -> Result<End, NotAnArchive> {
    let claim = claim(source, record, at).ok_or(NotAnArchive::BrokenDirectory)?;
    if claim.disks {
        return Err(NotAnArchive::MultiDisk);
    }
    let comment = u16_at(record, 20).map_or(0, u64::from);
    let trailing = (source.len() - at - END).saturating_sub(comment);
    let end = |start, prefix| Ok(End { start, stop: claim.at, entries: claim.entries, prefix, trailing });
    let is_entry = |start| source.array(start) == Some(*b"PK\x01\x02");
    // The position of the directory if the archive starts at 0. Then its size does not matter.
    if claim.offset < claim.at && is_entry(claim.offset) {
        return end(claim.offset, 0);
    }
    // Where it is if something does: right before the end record.
    let start = claim.at.checked_sub(claim.size).ok_or(NotAnArchive::BrokenDirectory)?;
    let prefix = start.checked_sub(claim.offset).ok_or(NotAnArchive::BrokenDirectory)?;
    if claim.entries == 0 && claim.size == 0 || is_entry(start) {
        return end(start, prefix);
    }
    Err(NotAnArchive::BrokenDirectory)
}

/// Reads what an end record claims, with the zip64 record's numbers for those that do not fit in it.
fn claim(source: Source<'_>, record: &[u8], at: u64) -> Option<Claim> {
    let (disk, start_disk) = (u16_at(record, 4)?, u16_at(record, 6)?);
    let (here, entries) = (u16_at(record, 8)?, u16_at(record, 10)?);
    let (size, offset) = (u32_at(record, 12)?, u32_at(record, 16)?);
    let full = disk == u16::MAX || here == u16::MAX || entries == u16::MAX || size == u32::MAX || offset == u32::MAX;
    if full && let Some(claim) = claim64(source, at) {
        return Some(claim);
    }
    Some(Claim {
        disks: disk != 0 || start_disk != 0 || here != entries,
        entries: entries.into(),
        size: size.into(),
        offset: offset.into(),
        at,
    })
}

/// Reads the zip64 end record that belongs to the end record at `end`, if there is one.
fn claim64(source: Source<'_>, end: u64) -> Option<Claim> {
    let locator_at = end.checked_sub(LOCATOR)?;
    let locator: [u8; LOCATOR as usize] = source.array(locator_at)?;
    if !locator.starts_with(b"PK\x06\x07") {
        return None;
    }
    // The place does not count bytes before the archive; then the record is where it usually is, right before.
    let read =
        |at: u64| source.array::<{ END64 as usize }>(at).filter(|r| r.starts_with(b"PK\x06\x06")).map(|r| (at, r));
    let (at, record) = read(u64_at(&locator, 8)?)
        .filter(|(at, _)| at + END64 <= locator_at)
        .or_else(|| read(locator_at.checked_sub(END64)?))?;
    let (here, entries) = (u64_at(&record, 24)?, u64_at(&record, 32)?);
    Some(Claim {
        disks: u32_at(&record, 16)? != 0 || u32_at(&record, 20)? != 0 || here != entries,
        entries,
        size: u64_at(&record, 40)?,
        offset: u64_at(&record, 48)?,
        at,
    })
}
