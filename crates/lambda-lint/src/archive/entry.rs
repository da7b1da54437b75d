//! One entry of the central directory.

use super::source::{u16_at, u32_at, u64_at};

/// An entry without its name, extra fields and comment, in bytes.
const HEADER: usize = 46;
/// The extra field with the numbers that need 64 bits.
const ZIP64: u16 = 1;

/// Systems whose tools store a Unix mode.
const UNIX: u8 = 3;
const MACOS: u8 = 19;
/// FAT, NTFS and VFAT.
const WINDOWS: &[u8] = &[0, 10, 14];

/// The directory entry of a file, folder or link. Sizes are bytes and are not checked against the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry<'a> {
    /// The name in the directory; `/` divides folders, and the name of a folder ends with it. Without a `./` at its
    /// beginning, which `tar` and others write.
    pub name: &'a [u8],
    /// Whether the archive declares that the name is UTF-8. Without that, readers guess (code page 437, or UTF-8).
    pub utf8: bool,
    /// The size in the archive.
    pub compressed: u64,
    /// The size once unpacked.
    pub uncompressed: u64,
    /// The checksum of the content.
    pub crc32: u32,
    /// How the content is compressed.
    pub method: Method,
    /// Whether a password is needed.
    pub encrypted: bool,
    /// The Unix mode with its file type, when the archive was made on Unix or macOS and one is given.
    pub mode: Option<u16>,
    /// Whether a tool for Windows made the entry without permissions. Lambda then unpacks a file that cannot be executed.
    pub lacks_permissions: bool,
    /// Where its local header is, counted from the first byte of the source.
    pub header: u64,
}

/// How the content of an entry is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Not at all.
    Stored,
    /// Deflate, as nearly everywhere.
    Deflate,
    /// Another method of the format, by its number: 9 Deflate64, 12 bzip2, 14 LZMA, 93 Zstandard, 95 XZ, 99 AES.
    Other(u16),
}

impl<'a> Entry<'a> {
    /// The name as text, when it is UTF-8, declared or not.
    pub fn text(&self) -> Option<&'a str> {
        std::str::from_utf8(self.name).ok()
    }

    /// Whether it is a folder: its name ends with `/`.
    pub fn is_dir(&self) -> bool {
        self.name.ends_with(b"/")
    }

    /// Whether it is a symbolic link. Its content is the target.
    pub fn is_symlink(&self) -> bool {
        self.mode.is_some_and(|mode| mode & 0o170_000 == 0o120_000)
    }

    /// The permissions, the lower nine bits of the mode.
    pub fn permissions(&self) -> Option<u16> {
        self.mode.map(|mode| mode & 0o777)
    }
}

/// The entry at the beginning of `bytes`, and how many bytes it takes; nothing when there is none or it is cut.
pub(super) fn parse(bytes: &[u8], prefix: u64) -> Option<(Entry<'_>, usize)> {
    let header = bytes.get(..HEADER).filter(|h| h.starts_with(b"PK\x01\x02"))?;
    let [name, extra, comment] = [28, 30, 32].map(|at| u16_at(header, at).map_or(0, usize::from));
    let len = HEADER + name + extra + comment;
    let record = bytes.get(..len)?;
    let flags = u16_at(header, 8)?;
    let [compressed, uncompressed] = [20, 24].map(|at| u32_at(header, at).unwrap_or_default());
    let mut numbers = [uncompressed.into(), compressed.into(), u32_at(header, 42)?.into()];
    widen(&mut numbers, &record[HEADER + name..HEADER + name + extra]);
    let made_by = header[5];
    let mode = u16_at(header, 40).filter(|&mode| mode != 0 && matches!(made_by, UNIX | MACOS));
    let entry = Entry {
        name: without_dot(&record[HEADER..HEADER + name]),
        utf8: flags & 1 << 11 != 0,
        compressed: numbers[1],
        uncompressed: numbers[0],
        crc32: u32_at(header, 16)?,
        method: match u16_at(header, 10)? {
            0 => Method::Stored,
            8 => Method::Deflate,
            other => Method::Other(other),
        },
        encrypted: flags & 1 != 0,
        mode,
        lacks_permissions: WINDOWS.contains(&made_by) && u16_at(header, 40) == Some(0),
        header: numbers[2].saturating_add(prefix),
    };
    Some((entry, len))
}

/// A name without `./`; the folder `./` itself keeps it.
pub(super) fn without_dot(name: &[u8]) -> &[u8] {
    let mut name = name;
    while let Some(rest) = name.strip_prefix(b"./").filter(|rest| !rest.is_empty()) {
        name = rest;
    }
    name
}

/// Replaces the numbers that did not fit into 32 bits by those of the zip64 field, which holds only them, in this order.
fn widen(numbers: &mut [u64; 3], mut extra: &[u8]) {
    while let (Some(id), Some(len)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(mut field) = extra.get(4..4 + usize::from(len)) else { return };
        extra = &extra[4 + field.len()..];
        if id != ZIP64 {
            continue;
        }
        for number in numbers.iter_mut().filter(|n| **n == u64::from(u32::MAX)) {
            let Some(wide) = u64_at(field, 0) else { return };
            *number = wide;
            field = &field[8..];
        }
        return;
    }
}
