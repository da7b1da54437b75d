use super::super::{Archive, Index, Method, ReadFault, Source};
use super::build::{End, File, archive, archive_with, deflated, stored};
use crate::aws::base64;
use ::base64::{Engine, engine::general_purpose::STANDARD};

#[test]
fn the_same_from_bytes_and_from_base64() {
    let bytes = archive(&[stored("a.txt", b"hello"), deflated("lib/b.txt", &b"hello ".repeat(2000))]);
    let text = STANDARD.encode(&bytes);
    for source in [Source::Raw(&bytes), Source::Base64(base64::check(text.as_bytes()).unwrap())] {
        let archive = Archive::open(source).unwrap();
        assert_eq!((archive.len(), archive.total_entries(), archive.total_uncompressed()), (2, 2, 12_005));
        let entries: Vec<_> = archive.entries().collect();
        assert_eq!(entries[0].text(), Some("a.txt"));
        assert_eq!(archive.read(&entries[0], 3).unwrap(), b"hel");
        assert_eq!(archive.read(&entries[0], usize::MAX).unwrap(), b"hello");
        assert_eq!(archive.read(&entries[1], 9).unwrap(), b"hello hel");
        assert_eq!(archive.read(&entries[1], 0).unwrap(), b"");
        assert_eq!(archive.read(&entries[1], 12_000).unwrap().len(), 12_000);
        assert_eq!(Index::new(&archive).get(b"lib/b.txt"), Some(1));
    }
}

#[test]
fn modes_and_kinds() {
    let with = |made_by, mode: u32| File { made_by, attributes: mode << 16, ..stored("x", b"../y") };
    let bytes =
        archive(&[with(3, 0o100_755), with(19, 0o120_777), with(3, 0), with(0, 0o100_644), stored("dir/", b"")]);
    let archive = Archive::open(Source::Raw(&bytes)).unwrap();
    let entries: Vec<_> = archive.entries().collect();
    assert_eq!(entries[0].permissions(), Some(0o755));
    assert!(entries[1].is_symlink() && !entries[0].is_symlink());
    assert_eq!((entries[2].mode, entries[3].mode), (None, None), "made without a mode, or on another system");
    assert!(entries[4].is_dir() && !entries[0].is_dir());
}

#[test]
fn names_flags_and_methods() {
    let files = [
        File { name: b"\xff".to_vec(), ..stored("", b"") },
        File { flags: 1 << 11, ..stored("grüße", b"") },
        File { flags: 1, ..stored("secret", b"x") },
        File { method: 93, ..stored("zstd", b"x") },
    ];
    let bytes = archive(&files);
    let archive = Archive::open(Source::Raw(&bytes)).unwrap();
    let entries: Vec<_> = archive.entries().collect();
    assert_eq!((entries[0].text(), entries[0].utf8), (None, false));
    assert_eq!((entries[1].text(), entries[1].utf8), (Some("grüße"), true));
    assert_eq!(archive.read(&entries[2], 9), Err(ReadFault::Encrypted));
    assert_eq!(entries[3].method, Method::Other(93));
    assert_eq!(archive.read(&entries[3], 9), Err(ReadFault::Method(93)));
}

#[test]
fn numbers_of_64_bits() {
    let extra = [&[9, 0, 2, 0, 7, 7, 1, 0, 16, 0][..], &5u64.to_le_bytes(), &(u64::MAX - 1).to_le_bytes()].concat();
    let wide = File { uncompressed: u32::MAX, compressed: 5, offset: Some(u32::MAX), extra, ..stored("a", b"hello") };
    let end = End { entries: Some(u16::MAX), zip64: Some(1), ..End::default() };
    let bytes = archive_with(std::slice::from_ref(&wide), &end);
    let archive = Archive::open(Source::Raw(&bytes)).unwrap();
    let entry = archive.get(0).unwrap();
    assert_eq!((entry.uncompressed, entry.compressed, entry.header), (5, 5, u64::MAX - 1));
    assert_eq!(archive.read(&entry, 9), Err(ReadFault::Header));

    // Bytes before the archive: the zip64 record is not where the locator says.
    let bytes = [b"#!/bin/sh\n", &bytes[..]].concat();
    let archive = Archive::open(Source::Raw(&bytes)).unwrap();
    assert_eq!((archive.total_entries(), archive.prefix()), (1, 10));

    // A field too short for what it should hold changes nothing, and breaks nothing.
    let short = File { extra: vec![1, 0, 4, 0, 0, 0, 0, 0], ..wide };
    let bytes = archive_with(&[short], &end);
    assert_eq!(Archive::open(Source::Raw(&bytes)).unwrap().get(0).unwrap().uncompressed, u64::from(u32::MAX));
}

#[test]
fn comments_and_what_comes_after() {
    let file = [stored("a", b"content")];
    let comment = End { comment: b"made by hand".to_vec(), ..End::default() };
    let bytes = archive_with(&file, &comment);
    assert_eq!(Archive::open(Source::Raw(&bytes)).unwrap().trailing(), 0);
    let bytes = [&bytes[..], b"\n"].concat();
    assert_eq!(Archive::open(Source::Raw(&bytes)).unwrap().trailing(), 1);
}
