//! Archives by hand, byte for byte, so that each field can lie.

use std::io::Write;

/// One entry; the fields are written as they are.
#[derive(Clone)]
pub(super) struct File {
    pub(super) name: Vec<u8>,
    /// The content as stored in the archive.
    pub(super) data: Vec<u8>,
    pub(super) method: u16,
    pub(super) flags: u16,
    pub(super) made_by: u8,
    pub(super) attributes: u32,
    pub(super) compressed: u32,
    pub(super) uncompressed: u32,
    pub(super) offset: Option<u32>,
    pub(super) extra: Vec<u8>,
}

pub(super) fn stored(name: &str, data: &[u8]) -> File {
    File {
        name: name.into(),
        data: data.to_vec(),
        method: 0,
        flags: 0,
        made_by: 0,
        attributes: 0,
        compressed: data.len() as u32,
        uncompressed: data.len() as u32,
        offset: None,
        extra: Vec::new(),
    }
}

pub(super) fn deflated(name: &str, data: &[u8]) -> File {
    let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::default());
    writer.write_all(data).unwrap();
    let file = stored(name, &writer.finish().unwrap());
    File { method: 8, uncompressed: data.len() as u32, ..file }
}

/// The end record; a number that is none is the true one.
#[derive(Clone, Default)]
pub(super) struct End {
    pub(super) entries: Option<u16>,
    pub(super) size: Option<u32>,
    pub(super) offset: Option<u32>,
    pub(super) disk: u16,
    pub(super) comment: Vec<u8>,
    /// Whether the zip64 records are written, too.
    pub(super) zip64: Option<u64>,
}

pub(super) fn archive(files: &[File]) -> Vec<u8> {
    archive_with(files, &End::default())
}

pub(super) fn archive_with(files: &[File], end: &End) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for file in files {
        let offset = file.offset.unwrap_or(out.len() as u32);
        let [name, extra] = [file.name.len() as u16, file.extra.len() as u16].map(u16::to_le_bytes);
        let numbers = [0, file.compressed, file.uncompressed].map(u32::to_le_bytes).concat();
        let common = [[20, 0], file.flags.to_le_bytes(), file.method.to_le_bytes(), [0; 2], [0; 2]].concat();
        out.extend([b"PK\x03\x04", &common[..], &numbers, &name, &[0; 2], &file.name, &file.data].concat());
        let attributes = file.attributes.to_le_bytes();
        directory.extend([b"PK\x01\x02", &[20, file.made_by][..], &common, &numbers, &name, &extra].concat());
        directory.extend([&[0; 6][..], &attributes, &offset.to_le_bytes(), &file.name, &file.extra].concat());
    }
    let (offset, size) = (out.len(), directory.len());
    out.extend(directory);
    if let Some(entries) = end.zip64 {
        let at = out.len() as u64;
        let counts = [entries, entries, size as u64, offset as u64].map(u64::to_le_bytes).concat();
        out.extend([b"PK\x06\x06", &44u64.to_le_bytes()[..], &[45, 0, 45, 0], &[0; 8], &counts].concat());
        out.extend([b"PK\x06\x07", &[0; 4][..], &at.to_le_bytes(), &[1, 0, 0, 0]].concat());
    }
    let entries = end.entries.unwrap_or(files.len() as u16).to_le_bytes();
    let size = end.size.unwrap_or(size as u32).to_le_bytes();
    let offset = end.offset.unwrap_or(offset as u32).to_le_bytes();
    let disk = end.disk.to_le_bytes();
    let comment = (end.comment.len() as u16).to_le_bytes();
    out.extend([b"PK\x05\x06", &disk[..], &disk, &entries, &entries, &size, &offset, &comment, &end.comment].concat());
    out
}
