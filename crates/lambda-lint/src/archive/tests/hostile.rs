use super::super::{Archive, Entry, Index, MAX_ENTRIES, Method, NotAnArchive, ReadFault, Source};
use super::build::{End, File, archive, archive_with, deflated, stored};

fn open(bytes: &[u8]) -> Result<Archive<'_>, NotAnArchive> {
    Archive::open(Source::Raw(bytes))
}

/// Does everything that can be done with bytes; the test is that it ends without a panic.
pub(super) fn exercise(bytes: &[u8]) {
    let Ok(archive) = open(bytes) else { return };
    for entry in archive.entries().take(100) {
        let _ = archive.read(&entry, 1 << 16).map(|content| assert!(content.len() <= 1 << 16));
    }
    let index = Index::new(&archive);
    let _ = (index.duplicates(), index.case_twins(), index.single_folder());
}

#[test]
fn cut_at_each_byte() {
    let whole = archive(&[stored("a", b"content"), deflated("b", &b"content ".repeat(50))]);
    for len in 0..whole.len() {
        let expected = match len {
            0 => NotAnArchive::Empty,
            1 => NotAnArchive::Text,
            2.. => NotAnArchive::Truncated,
        };
        assert_eq!(open(&whole[..len]).unwrap_err(), expected, "{len} of {}", whole.len());
    }
}

#[test]
fn each_byte_changed() {
    let zip64 = End { entries: Some(u16::MAX), zip64: Some(2), comment: b"!".to_vec(), ..End::default() };
    let whole = archive_with(&[stored("a", b"content"), deflated("b/c", &b"content ".repeat(50))], &zip64);
    for at in 0..whole.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = value;
            exercise(&bytes);
        }
    }
}

#[test]
fn a_missing_central_directory() {
    let files = [stored("a", b"content")];
    for end in [
        End { offset: Some(1 << 30), ..End::default() },
        End { size: Some(u32::MAX), offset: Some(u32::MAX), ..End::default() },
        End { entries: Some(2), ..End::default() },
        End { entries: Some(u16::MAX), ..End::default() },
        End { entries: Some(u16::MAX), zip64: Some(1 << 32), ..End::default() },
        End { entries: Some(u16::MAX), zip64: Some(u64::MAX), ..End::default() },
    ] {
        assert_eq!(open(&archive_with(&files, &end)).unwrap_err(), NotAnArchive::BrokenDirectory);
    }
    let parts = archive_with(&files, &End { disk: 1, ..End::default() });
    assert_eq!(open(&parts).unwrap_err(), NotAnArchive::MultiDisk);
}

#[test]
fn small_lies_that_other_readers_forgive() {
    for end in [
        End { size: Some(1 << 30), ..End::default() },
        End { size: Some(3), ..End::default() },
        End { entries: Some(0), ..End::default() },
    ] {
        let bytes = archive_with(&[stored("a", b"content")], &end);
        assert_eq!(open(&bytes).unwrap().total_entries(), 1);
    }
}

#[test]
fn an_end_record_in_the_comment() {
    let zeros = [&b"PK\x05\x06"[..], &[0; 18]].concat();
    let files = [stored("a", b"content"), stored("b", b"")];
    for comment in [zeros, archive_with(&files[..1], &End { offset: Some(7777), ..End::default() })] {
        let bytes = archive_with(&files, &End { comment, ..End::default() });
        assert_eq!(open(&bytes).unwrap().total_entries(), 2);
    }
}

#[test]
fn more_entries_than_are_kept() {
    let files = vec![stored("", b""); MAX_ENTRIES + 3];
    // The 16 bits of the count run over.
    let bytes = archive_with(&files, &End { entries: Some((files.len() & 0xffff) as u16), ..End::default() });
    let archive = open(&bytes).unwrap();
    assert_eq!((archive.len(), archive.total_entries()), (MAX_ENTRIES, MAX_ENTRIES as u64 + 3));
    assert_eq!(archive.get(MAX_ENTRIES), None);
    assert_eq!(Index::new(&archive).duplicates().len(), MAX_ENTRIES - 1);
}

#[test]
fn sizes_that_lie() {
    let honest = deflated("a", &b"content ".repeat(1000));
    let read = |file: File, max| {
        let bytes = archive(&[file]);
        let archive = open(&bytes).unwrap();
        archive.read(&archive.get(0).unwrap(), max)
    };
    assert_eq!(read(honest.clone(), 1 << 16).unwrap().len(), 8000);
    for uncompressed in [0, 7, 7999, 8001, 20_000, u32::MAX] {
        let lie = File { uncompressed, ..honest.clone() };
        assert_eq!(read(lie, 1 << 16), Err(ReadFault::Size), "{uncompressed}");
    }
    assert_eq!(read(File { compressed: 1 << 20, ..honest.clone() }, 10), Err(ReadFault::Range));
    assert_eq!(read(File { compressed: 20, ..honest.clone() }, 1 << 16), Err(ReadFault::Corrupt));
    assert_eq!(read(File { data: vec![0xff; 40], compressed: 40, ..honest }, 10), Err(ReadFault::Corrupt));
    assert_eq!(read(File { uncompressed: 9, ..stored("a", b"content") }, 10), Err(ReadFault::Size));
}

#[test]
fn sums_do_not_run_over() {
    let extra = [&[1, 0, 8, 0][..], &(u64::MAX - 5).to_le_bytes()].concat();
    let huge = File { uncompressed: u32::MAX, extra, ..stored("a", b"") };
    let bytes = archive(&[huge.clone(), huge]);
    let archive = open(&bytes).unwrap();
    assert_eq!(archive.total_uncompressed(), u64::MAX);
    assert_eq!(archive.read(&archive.get(0).unwrap(), usize::MAX), Err(ReadFault::Size));
}

#[test]
fn overlapping_entries_are_read_independently() {
    let shared = stored("a", b"content");
    let bytes = archive(&[shared.clone(), File { offset: Some(0), name: b"b".to_vec(), ..shared }]);
    let archive = open(&bytes).unwrap();
    assert!(archive.entries().all(|entry| archive.read(&entry, 9).unwrap() == b"content"));
}

#[test]
fn a_local_header_of_another_kind() {
    let mut bytes = archive(&[stored("a", b"content")]);
    bytes[8] = 8;
    let archive = open(&bytes).unwrap();
    assert_eq!(archive.read(&archive.get(0).unwrap(), 9), Err(ReadFault::Header));
}

#[test]
fn entries_of_the_callers_making() {
    let bytes = archive(&[stored("a", b"content")]);
    let archive = open(&bytes).unwrap();
    let entry = archive.get(0).unwrap();
    for header in [1, 30, bytes.len() as u64, u64::MAX] {
        assert_eq!(archive.read(&Entry { header, ..entry }, 9), Err(ReadFault::Header));
    }
    for compressed in [u64::MAX, u64::MAX - 40] {
        assert_eq!(archive.read(&Entry { compressed, method: Method::Stored, ..entry }, 9), Err(ReadFault::Range));
    }
}

#[test]
fn a_gigabyte_out_of_a_megabyte() {
    let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    let zeros = vec![0; 1 << 20];
    for _ in 0..64 {
        std::io::Write::write_all(&mut writer, &zeros).unwrap();
    }
    let data = writer.finish().unwrap();
    let bomb = File { method: 8, uncompressed: 64 << 20, ..stored("bomb", &data) };
    let bytes = archive(&vec![bomb; 16]);
    let archive = open(&bytes).unwrap();
    assert_eq!(archive.total_uncompressed(), 1 << 30);
    assert!(archive.entries().all(|entry| archive.read(&entry, 4096).unwrap() == zeros[..4096]));
}
