//! Identifies data that is not a zip archive.

use super::source::Source;
use crate::aws::base64::is_base64_of_zip;
use crate::aws::text::is_text;

/// How many bytes are looked at; the mark of a tar archive ends at 262.
const HEAD: usize = 512;

/// Why bytes are not a zip archive that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotAnArchive {
    /// There are no bytes.
    Empty,
    /// They are a file of another format.
    Format(Format),
    /// They are plain text, such as the source of a function.
    Text,
    /// They are base64 of an archive: encoded once more than needed.
    EncodedTwice,
    /// They begin as an archive does, but its end record is missing: it was cut.
    Truncated,
    /// The archive is one part of several.
    MultiDisk,
    /// There is an end record, but it does not lead to a directory with all the entries that it counts.
    BrokenDirectory,
    /// Nothing is known about them.
    Unknown,
}

/// A file format that people send instead of a zip archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// gzip, mostly around tar.
    Gzip,
    /// tar.
    Tar,
    /// 7z.
    SevenZip,
    /// RAR.
    Rar,
    /// xz.
    Xz,
    /// bzip2.
    Bzip2,
    /// Zstandard.
    Zstd,
    /// A program or library of Linux.
    Elf,
    /// A program or library of macOS.
    MachO,
    /// A program or library of Windows.
    Pe,
    /// A script: `#!`.
    Script,
    /// A compiled Java class.
    JavaClass,
}

impl Format {
    /// The name that people know it by, such as `7z`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Gzip => "gzip",
            Self::Tar => "tar",
            Self::SevenZip => "7z",
            Self::Rar => "RAR",
            Self::Xz => "xz",
            Self::Bzip2 => "bzip2",
            Self::Zstd => "Zstandard",
            Self::Elf => "ELF",
            Self::MachO => "Mach-O",
            Self::Pe => "Windows executable",
            Self::Script => "script",
            Self::JavaClass => "Java class",
        }
    }
}

/// What bytes without a good end record are.
#[cold]
pub(super) fn identify(source: Source<'_>) -> NotAnArchive {
    let mut head = [0; HEAD];
    let len = source.read_at(0, &mut head);
    let head = &head[..len];
    if head.is_empty() {
        NotAnArchive::Empty
    } else if head.starts_with(b"PK\x07\x08") {
        NotAnArchive::MultiDisk
    } else if head.starts_with(b"PK") {
        NotAnArchive::Truncated
    } else if is_base64_of_zip(head) {
        NotAnArchive::EncodedTwice
    } else if let Some(format) = format(head) {
        NotAnArchive::Format(format)
    } else if is_text(whole_characters(head)) {
        NotAnArchive::Text
    } else {
        NotAnArchive::Unknown
    }
}

/// What bytes are that hold an archive but do not begin or end with it, when they are an archive of another kind: a tar
/// with a zip in it is a tar. A program, a script or anything else before an archive makes one that extracts itself.
pub(super) fn inside(source: Source<'_>) -> Option<NotAnArchive> {
    match identify(source) {
        NotAnArchive::Format(Format::Elf | Format::MachO | Format::Pe | Format::Script) => None,
        format @ NotAnArchive::Format(_) => Some(format),
        _ => None,
    }
}

/// The format that the first bytes tell.
fn format(head: &[u8]) -> Option<Format> {
    const MARKS: &[(&[u8], Format)] = &[
        (b"\x1f\x8b", Format::Gzip),
        (b"7z\xbc\xaf\x27\x1c", Format::SevenZip),
        (b"Rar!\x1a\x07", Format::Rar),
        (b"\xfd7zXZ\0", Format::Xz),
        (b"BZh", Format::Bzip2),
        (b"\x28\xb5\x2f\xfd", Format::Zstd),
        (b"\x7fELF", Format::Elf),
        (b"MZ", Format::Pe),
        (b"#!", Format::Script),
    ];
    if head.get(257..262) == Some(b"ustar") {
        return Some(Format::Tar);
    }
    if super::native::is_mach_o(head) {
        return Some(Format::MachO);
    }
    if head.starts_with(b"\xca\xfe\xba\xbe") {
        return Some(Format::JavaClass);
    }
    let (mark, format) = MARKS.iter().find(|(mark, _)| head.starts_with(mark))?;
    // Marks of letters only may also begin a text.
    let letters = mark.iter().all(u8::is_ascii_alphabetic);
    (!letters || !is_text(whole_characters(head))).then_some(*format)
}

/// The bytes without a last character that the end of the head cuts in two.
fn whole_characters(head: &[u8]) -> &[u8] {
    match std::str::from_utf8(head) {
        Err(error) if error.error_len().is_none() && head.len() == HEAD => &head[..error.valid_up_to()],
        _ => head,
    }
}
