//! The deployment package: functions from the bytes of a zip archive to facts about it.
//!
//! This module is independent of requests and diagnostics, and treats archives as untrusted: [`Archive::open`] reads the directory at
//! its end, [`Archive::read`] the first bytes of one file, both from a [`Source`] that decodes base64 only where it is
//! read. Memory and time are bounded by the input and by the caller's limits, never by what the archive claims.
//!
//! The reader of the format is our own, some 500 lines, and so is the inflater. rawzip, the crate nearest to it (random
//! access, zip64, no `unsafe`), tells less about what is wrong with a broken archive and costs 6 KB more of compressed
//! WebAssembly; `miniz_oxide` costs 4 KB more. Their speed would be lost here: a rule reads some hundred bytes of a few
//! files. Tests hold ours to the `zip` crate, and to `miniz_oxide`, which flate2 brings along.
//!
//! - [`Index`]: looking names up, names that collide, the one folder that everything lies in
//! - [`path`]: names that are unsafe, secret or junk
//! - [`handler`]: the files that would satisfy a handler
//! - [`native`]: what kind of program a file is

mod content;
pub(crate) mod crc32;
mod damage;
mod directory;
mod end;
mod entry;
pub mod handler;
mod identify;
mod index;
mod inflate;
pub mod native;
mod pack;
pub mod path;
mod source;
#[cfg(test)]
mod tests;

pub use content::ReadFault;
pub(crate) use damage::Damage;
pub use entry::{Entry, Method};
pub use identify::{Format, NotAnArchive};
pub use index::{Index, Twins};
pub use pack::{LooseFile, pack};
pub use source::Source;

use std::borrow::Cow;

/// The most entries that are kept for looking at; those after them only count.
///
/// Lambda's 250 MB hold that many files of 2.6 KB each. What comes after is either not meant to be deployed or hostile.
pub const MAX_ENTRIES: usize = 100_000;

/// The directory of a zip archive, and where to read the files from.
///
/// ```
/// use lambda_lint::archive::{Archive, Source};
///
/// // The smallest zip archive: nothing but the record that ends it.
/// let archive = Archive::open(Source::Raw(b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"))?;
/// assert_eq!(archive.total_entries(), 0);
/// # Ok::<(), lambda_lint::archive::NotAnArchive>(())
/// ```
#[derive(Debug)]
pub struct Archive<'a> {
    source: Source<'a>,
    /// The bytes of the central directory.
    directory: Cow<'a, [u8]>,
    /// Where in `directory` each kept entry begins.
    starts: Vec<u32>,
    total_entries: u64,
    total_uncompressed: u64,
    prefix: u64,
    trailing: u64,
}

impl<'a> Archive<'a> {
    /// Reads the directory of an archive; no content yet.
    ///
    /// An archive without entries is fine here, and so are bytes before it (self-extracting archives) and after it.
    /// Holds, when the source is base64, the decoded directory in memory, and 4 bytes for each entry.
    ///
    /// # Errors
    ///
    /// The detected file type, or the malformed part of the archive.
    pub fn open(source: Source<'a>) -> Result<Self, NotAnArchive> {
        let end = end::find(source)?;
        let directory = directory::read(source, &end)?;
        Ok(Self {
            source,
            directory: directory.bytes,
            starts: directory.starts,
            total_entries: directory.total_entries,
            total_uncompressed: directory.total_uncompressed,
            prefix: end.prefix,
            trailing: end.trailing,
        })
    }

    /// How many entries are kept: all of them, or [`MAX_ENTRIES`] when there are more.
    pub fn len(&self) -> usize {
        self.starts.len()
    }

    /// Whether the archive has no entries.
    pub fn is_empty(&self) -> bool {
        self.starts.is_empty()
    }

    /// The entry with number `index`, in the order of the directory.
    pub fn get(&self, index: usize) -> Option<Entry<'_>> {
        let start = usize::try_from(*self.starts.get(index)?).ok()?;
        entry::parse(self.directory.get(start..)?, self.prefix).map(|(entry, _)| entry)
    }

    /// All entries that are kept, in the order of the directory.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.len()).filter_map(|i| self.get(i))
    }

    /// How many entries the directory has, also those above [`MAX_ENTRIES`].
    pub fn total_entries(&self) -> u64 {
        self.total_entries
    }

    /// The sum of the uncompressed sizes of all entries in bytes, as the directory claims them; it stops at `u64::MAX`.
    pub fn total_uncompressed(&self) -> u64 {
        self.total_uncompressed
    }

    /// The number of bytes before the archive, as in a self-extracting one; usually 0.
    pub fn prefix(&self) -> u64 {
        self.prefix
    }

    /// The number of bytes after the archive, usually 0.
    pub fn trailing(&self) -> u64 {
        self.trailing
    }
}
