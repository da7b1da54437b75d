//! The `zip` crate as the judge: it writes, we read; and nothing that it reads may look different to us.

use super::super::{Archive, Method, Source};
use super::hostile::exercise;
use crate::aws::base64;
use ::base64::{Engine, engine::general_purpose::STANDARD};
use proptest::prelude::*;
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

#[derive(Clone, Debug)]
struct Written {
    name: String,
    content: Vec<u8>,
    deflate: bool,
    mode: u32,
    large: bool,
}

fn written() -> impl Strategy<Value = Written> {
    let content = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..300),
        ("[a-z ]{1,9}", 0usize..2000).prop_map(|(word, times)| word.repeat(times).into_bytes()),
    ];
    ("[a-zA-Zé_]{1,6}(/[a-z.]{1,5}){0,3}", content, any::<bool>(), 0o400u32..0o777, any::<bool>())
        .prop_map(|(name, content, deflate, mode, large)| Written { name, content, deflate, mode, large })
}

fn write(files: &[Written], comment: &str) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let mut names = std::collections::HashSet::new();
    for file in files.iter().filter(|file| names.insert(&file.name)) {
        let method = if file.deflate { CompressionMethod::Deflated } else { CompressionMethod::Stored };
        let options =
            SimpleFileOptions::default().compression_method(method).unix_permissions(file.mode).large_file(file.large);
        writer.start_file(&*file.name, options).unwrap();
        writer.write_all(&file.content).unwrap();
    }
    writer.set_comment(comment).unwrap();
    writer.finish().unwrap().into_inner()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn same_entries_same_content(
        files in prop::collection::vec(written(), 0..8), comment in "[ -~]{0,30}", prefix in "|#!/bin/sh\n",
    ) {
        let prefix = if files.is_empty() { String::new() } else { prefix };
        let bytes = [prefix.as_bytes(), &write(&files, &comment)].concat();
        let mut theirs = ZipArchive::new(Cursor::new(&bytes)).unwrap();
        let text = STANDARD.encode(&bytes);
        for source in [Source::Raw(&bytes), Source::Base64(base64::check(text.as_bytes()).unwrap())] {
            let ours = Archive::open(source).unwrap();
            prop_assert_eq!(ours.len(), theirs.len());
            prop_assert_eq!(ours.prefix(), prefix.len() as u64);
            for (i, entry) in ours.entries().enumerate() {
                let mut file = theirs.by_index(i).unwrap();
                prop_assert_eq!(entry.name, file.name_raw());
                prop_assert_eq!((entry.compressed, entry.uncompressed), (file.compressed_size(), file.size()));
                prop_assert_eq!(entry.header, file.header_start());
                prop_assert_eq!(entry.mode.map(u32::from), file.unix_mode());
                prop_assert_eq!(entry.method == Method::Stored, file.compression() == CompressionMethod::Stored);
                prop_assert_eq!(entry.utf8 || entry.name.is_ascii(), true);
                let mut content = Vec::new();
                file.read_to_end(&mut content).unwrap();
                prop_assert_eq!(ours.read(&entry, usize::MAX).unwrap(), &content[..]);
                let half = content.len() / 2;
                prop_assert_eq!(ours.read(&entry, half).unwrap(), &content[..half]);
            }
        }
    }

    #[test]
    fn no_panic_on_arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        exercise(&bytes);
        exercise(&[b"PK\x03\x04", &bytes[..], b"PK\x05\x06", &bytes].concat());
    }

    #[test]
    fn no_panic_on_changed_archives(
        files in prop::collection::vec(written(), 1..4),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        // Most of the interesting bytes are at the end.
        near_end in any::<bool>(),
    ) {
        let mut bytes = write(&files, "");
        let from = if near_end { bytes.len().saturating_sub(150) } else { 0 };
        for (at, value) in changes {
            let at = from + at.index(bytes.len() - from);
            bytes[at] = value;
        }
        exercise(&bytes);
    }
}
