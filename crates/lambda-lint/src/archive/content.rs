//! The content of one entry, as far as the caller wants it.

use super::Archive;
use super::entry::{Entry, Method};
use super::inflate::inflate;
use super::source::u16_at;

/// A local header without its name and extra fields, in bytes.
pub(super) const LOCAL: u64 = 30;
/// An honest archive needs no more compressed bytes for some content than twice its size and this many, the code of a
/// block included. Those after them are not looked at: they could be any number of empty blocks.
const SLACK: u64 = 4096;
/// Deflate makes no more than this many bytes from one; more would be a lie.
const MAX_RATIO: u64 = 1032;

/// Up to how many bytes of content our own decoder is used.
#[cfg(feature = "package")]
const SMALL: usize = 4096;

/// Why the content of an entry cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadFault {
    /// It needs a password.
    Encrypted,
    /// It is compressed in a way that this crate does not know.
    Method(u16),
    /// There is no local header where the directory says, or it is of another kind of content.
    Header,
    /// The compressed bytes end after the archive does.
    Range,
    /// The compressed bytes are corrupt, or end too early.
    Corrupt,
    /// There is more or less content than the directory says.
    Size,
}

impl Archive<'_> {
    /// The first bytes of the content, `max` of them or as many as there are.
    ///
    /// Memory and time are limited by `max`, not by the size that the archive claims. The checksum is not compared: that
    /// would need the whole content.
    ///
    /// # Errors
    ///
    /// Why the content cannot be read. What lies after `max` bytes is not looked at.
    pub fn read(&self, entry: &Entry<'_>, max: usize) -> Result<Vec<u8>, ReadFault> {
        let mut content = Vec::new();
        let len = self.read_into(entry, max, &mut content)?.len();
        content.truncate(len);
        Ok(content)
    }

    /// The same, into a buffer that grows if needed: several large files then take no new memory.
    pub(crate) fn read_into<'b>(
        &self,
        entry: &Entry<'_>,
        max: usize,
        buffer: &'b mut Vec<u8>,
    ) -> Result<&'b [u8], ReadFault> {
        if entry.encrypted {
            return Err(ReadFault::Encrypted);
        }
        let start = self.content_start(entry)?;
        let stop = start.checked_add(entry.compressed).filter(|&s| s <= self.source.len()).ok_or(ReadFault::Range)?;
        let wanted = usize::try_from(entry.uncompressed).unwrap_or(usize::MAX).min(max);
        match entry.method {
            Method::Stored if entry.compressed != entry.uncompressed => Err(ReadFault::Size),
            Method::Stored => {
                let bytes = self.source.slice(start, start + wanted as u64).ok_or(ReadFault::Range)?;
                buffer.clear();
                buffer.extend_from_slice(&bytes);
                Ok(buffer)
            }
            Method::Deflate => {
                let most = entry.compressed.saturating_mul(MAX_RATIO);
                if entry.uncompressed > most {
                    return Err(ReadFault::Size);
                }
                if entry.uncompressed == 0 && entry.compressed == 0 {
                    return Ok(&[]);
                }
                // One byte more shows whether the content ends where it should.
                let whole = wanted as u64 == entry.uncompressed;
                let stop = stop.min(start + 2 * wanted as u64 + SLACK);
                let room = wanted + usize::from(whole);
                if buffer.len() < room {
                    *buffer = vec![0; room];
                }
                let (len, ended) = self.inflate(start, stop, &mut buffer[..room]).ok_or(ReadFault::Corrupt)?;
                if len != wanted || ended != whole {
                    return Err(ReadFault::Size);
                }
                Ok(&buffer[..wanted])
            }
            Method::Other(number) => Err(ReadFault::Method(number)),
        }
    }

    /// Inflates with a decoder that is faster than our own, where there is more than the beginning of a file to read.
    #[cfg(feature = "package")]
    fn inflate(&self, start: u64, stop: u64, out: &mut [u8]) -> Option<(usize, bool)> {
        use miniz_oxide::inflate::TINFLStatus;
        use miniz_oxide::inflate::core::{DecompressorOxide, decompress, inflate_flags};

        if out.len() <= SMALL {
            return inflate(self.source, start, stop, out);
        }
        let compressed = self.source.slice(start, stop)?;
        let mut decoder = Box::<DecompressorOxide>::default();
        let flags = inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        match decompress(&mut decoder, &compressed, out, 0, flags) {
            (TINFLStatus::Done, _, len) => Some((len, true)),
            (TINFLStatus::HasMoreOutput, _, len) => Some((len, false)),
            _ => None,
        }
    }

    #[cfg(not(feature = "package"))]
    fn inflate(&self, start: u64, stop: u64, out: &mut [u8]) -> Option<(usize, bool)> {
        inflate(self.source, start, stop, out)
    }

    /// Where the content begins: after the local header, whose length only it knows.
    pub(super) fn content_start(&self, entry: &Entry<'_>) -> Result<u64, ReadFault> {
        let header: [u8; LOCAL as usize] = self.source.array(entry.header).ok_or(ReadFault::Header)?;
        let method = match entry.method {
            Method::Stored => 0,
            Method::Deflate => 8,
            Method::Other(number) => number,
        };
        if !header.starts_with(b"PK\x03\x04") || u16_at(&header, 8) != Some(method) {
            return Err(ReadFault::Header);
        }
        let [name, extra] = [26, 28].map(|at| u16_at(&header, at).map_or(0, u64::from));
        // No overflow: the header lies inside of the source.
        Ok(entry.header + LOCAL + name + extra)
    }
}
