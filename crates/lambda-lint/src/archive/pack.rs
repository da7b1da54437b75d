//! An archive of files that are not packed yet.

use super::crc32::crc32;

/// A file of a folder, before the folder is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LooseFile {
    /// The path in the folder, with `/`.
    pub name: String,
    /// The bytes of the file.
    pub content: Vec<u8>,
    /// The permissions, such as `0o644`.
    pub mode: u16,
}

/// Packs files as they are, without compression.
///
/// The archive is for this crate to read. The sizes together must be below 4 GB.
///
/// ```
/// use lambda_lint::archive::{Archive, LooseFile, Source, pack};
///
/// let bytes = pack(&[LooseFile { name: "app.py".into(), content: b"x = 1\n".to_vec(), mode: 0o644 }]);
/// let archive = Archive::open(Source::Raw(&bytes))?;
/// assert_eq!(archive.get(0).and_then(|entry| entry.text()), Some("app.py"));
/// # Ok::<(), lambda_lint::archive::NotAnArchive>(())
/// ```
pub fn pack(files: &[LooseFile]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for LooseFile { name, content, mode } in files {
        let (at, size) = (archive.len() as u32, content.len() as u32);
        // the version, the flag for UTF-8, no compression and no time
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0x5a];
        common.extend(crc32(content).to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend(size.to_le_bytes());
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        archive.extend(b"PK\x03\x04");
        archive.extend(&common);
        archive.extend(name.as_bytes());
        archive.extend(content);
        directory.extend(b"PK\x01\x02\x14\x03");
        directory.extend(&common);
        directory.extend([0; 6]);
        directory.extend(0_u16.to_le_bytes());
        directory.extend((0o100_000 | mode).to_le_bytes());
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let start = archive.len() as u32;
    archive.extend(&directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    // more entries than fit into 16 bits wrap around, as in archives without zip64
    archive.extend((files.len() as u16).to_le_bytes());
    archive.extend((files.len() as u16).to_le_bytes());
    archive.extend((directory.len() as u32).to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0, 0]);
    archive
}
