//! Archives, most of them built by the `zip` crate; those that lie are bent by hand.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// One entry: its name, its content and its mode.
pub(super) type File<'a> = (&'a str, &'a [u8], u32);

pub(super) fn zip(files: &[File<'_>]) -> Vec<u8> {
    zip_with(files, CompressionMethod::Deflated)
}

pub(super) fn zip_with(files: &[File<'_>], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for &(name, content, mode) in files {
        let options = SimpleFileOptions::default().compression_method(method).unix_permissions(mode & 0o7777);
        if mode & 0o170_000 == 0o120_000 {
            writer.add_symlink(name, std::str::from_utf8(content).unwrap(), options).unwrap();
        } else if name.ends_with('/') {
            writer.add_directory(name, options).unwrap();
        } else {
            writer.start_file(name, options).unwrap();
            writer.write_all(content).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

/// An archive whose files are all called `aaaa…`, and then get their true names, which the writer would refuse.
pub(super) fn zip_renamed(files: &[File<'_>]) -> Vec<u8> {
    let placeholders: Vec<_> = (0..).zip(files).map(|(i, file)| stand_in(i, file.0.len())).collect();
    let renamed: Vec<_> = files.iter().zip(&placeholders).map(|(file, name)| (name.as_str(), file.1, file.2)).collect();
    let mut archive = zip(&renamed);
    for (file, placeholder) in files.iter().zip(&placeholders) {
        replace(&mut archive, placeholder.as_bytes(), file.0.as_bytes());
    }
    archive
}

pub(super) fn stand_in(number: u8, len: usize) -> String {
    let letter = char::from(b'A' + number);
    std::iter::repeat_n(letter, len).collect()
}

pub(super) fn replace(bytes: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(from.len()).position(|window| window == from) {
        bytes[at + found..at + found + to.len()].copy_from_slice(to);
        at += found + to.len();
    }
}

/// Overwrites the bytes at an offset of the first record with this signature: 1 for the directory, 3 for local headers.
pub(super) fn bend(mut archive: Vec<u8>, record: u8, offset: usize, bytes: &[u8]) -> Vec<u8> {
    let at = archive.windows(4).position(|window| window == [b'P', b'K', record, record + 1]).unwrap() + offset;
    archive[at..at + bytes.len()].copy_from_slice(bytes);
    archive
}

/// The beginning of a program for this processor.
pub(super) fn elf(machine: u8) -> Vec<u8> {
    [b"\x7fELF\x02\x01\x01\0", &[0; 8][..], &[2, 0, machine, 0], &[0; 100]].concat()
}

pub(super) const X86: u8 = 62;
pub(super) const ARM: u8 = 183;

pub(super) const JS: File<'_> = ("index.js", b"exports.handler = async () => 1;\n", 0o644);
pub(super) const SH: &[u8] = b"#!/bin/sh\nset -euo pipefail\n";
