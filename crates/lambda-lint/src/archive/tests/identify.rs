use super::super::{Archive, Format, NotAnArchive, Source};
use super::build::{archive, stored};
use crate::aws::base64;

fn fault(bytes: &[u8]) -> NotAnArchive {
    Archive::open(Source::Raw(bytes)).unwrap_err()
}

#[test]
fn other_formats_have_names() {
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    for (bytes, format) in [
        (&b"\x1f\x8b\x08\0"[..], Format::Gzip),
        (&tar, Format::Tar),
        (b"7z\xbc\xaf\x27\x1c\0\x04", Format::SevenZip),
        (b"Rar!\x1a\x07\x01\0", Format::Rar),
        (b"\xfd7zXZ\0\0", Format::Xz),
        (b"BZh91AY&SY\0\x01", Format::Bzip2),
        (b"\x28\xb5\x2f\xfd\0", Format::Zstd),
        (b"\x7fELF\x02\x01\x01\0", Format::Elf),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01", Format::MachO),
        (b"MZ\x90\0\x03", Format::Pe),
        (b"#!/bin/sh\necho\n", Format::Script),
        (b"\xca\xfe\xba\xbe\0\0\0\x41\0", Format::JavaClass),
    ] {
        assert_eq!(fault(bytes), NotAnArchive::Format(format), "{}", format.name());
    }
}

#[test]
fn what_is_no_format() {
    assert_eq!(fault(b""), NotAnArchive::Empty);
    assert_eq!(fault(b"exports.handler = async () => 1;\n"), NotAnArchive::Text);
    assert_eq!(fault("é".repeat(2000).as_bytes()), NotAnArchive::Text);
    assert_eq!(fault(&[b"a", "é".repeat(2000).as_bytes()].concat()), NotAnArchive::Text);
    assert_eq!(fault(b"MZ is what Windows programs begin with"), NotAnArchive::Text);
    assert_eq!(fault(b"UEsDBBQAAAAIA"), NotAnArchive::EncodedTwice);
    assert_eq!(fault(b"\x01\x02\x03"), NotAnArchive::Unknown);
    assert_eq!(fault(b"PK\x07\x08PK\x03\x04"), NotAnArchive::MultiDisk);
    assert_eq!(fault(b"PK\x03\x04"), NotAnArchive::Truncated);
}

#[test]
fn base64_is_decoded() {
    let text = base64::check(b"VUVzREJBPT0=").unwrap();
    assert_eq!(Archive::open(Source::Base64(text)).unwrap_err(), NotAnArchive::EncodedTwice);
}

#[test]
fn an_archive_inside_of_another_file() {
    let zip = archive(&[stored("a", b"content")]);
    let mut tar = vec![0; 1024];
    tar[257..262].copy_from_slice(b"ustar");
    assert_eq!(fault(&[&tar[..], &zip].concat()), NotAnArchive::Format(Format::Tar));
    for head in [&b"#!/usr/bin/env python3\n"[..], b"\x7fELF", b"MZ", b"anything"] {
        let bytes = [head, &zip].concat();
        let archive = Archive::open(Source::Raw(&bytes)).unwrap();
        assert_eq!((archive.prefix(), archive.trailing()), (head.len() as u64, 0));
        let entry = archive.get(0).unwrap();
        assert_eq!(entry.header, head.len() as u64);
        assert_eq!(archive.read(&entry, 100).unwrap(), b"content");
    }
}
