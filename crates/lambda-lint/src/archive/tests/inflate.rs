//! Compares our decoder with another one: `miniz_oxide`, through flate2.

use super::super::Source;
use super::super::inflate::inflate;
use flate2::{Compression, Decompress, FlushDecompress, Status};
use proptest::prelude::*;
use std::io::Write;

fn deflate(content: &[u8], level: u32) -> Vec<u8> {
    let mut writer = flate2::write::DeflateEncoder::new(Vec::new(), Compression::new(level));
    writer.write_all(content).unwrap();
    writer.finish().unwrap()
}

fn ours(bytes: &[u8], room: usize) -> Option<(Vec<u8>, bool)> {
    let mut out = vec![0; room];
    let (len, ended) = inflate(Source::Raw(bytes), 0, bytes.len() as u64, &mut out)?;
    out.truncate(len);
    Some((out, ended))
}

/// What the other decoder makes of it: nothing when it is corrupt, cut, or too long.
fn theirs(bytes: &[u8], room: usize) -> Option<Vec<u8>> {
    let mut out = vec![0; room];
    let mut state = Decompress::new(false);
    let status = state.decompress(bytes, &mut out, FlushDecompress::Finish).ok()?;
    out.truncate(state.total_out() as usize);
    (status == Status::StreamEnd).then_some(out)
}

fn content() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        ("[a-z ]{1,30}", 0usize..3000).prop_map(|(word, times)| word.repeat(times).into_bytes()),
        prop::collection::vec(0u8..4, 0..2000),
    ];
    prop::collection::vec(part, 0..4).prop_map(|parts| parts.concat())
}

#[test]
fn each_kind_of_block() {
    assert_eq!(ours(&[3, 0], 9), Some((vec![], true)), "a fixed code");
    assert_eq!(ours(&[1, 1, 0, 0xfe, 0xff, b'a'], 9), Some((b"a".to_vec(), true)), "as it is");
    assert_eq!(ours(&[1, 1, 0, 0xfe, 0xfe, b'a'], 9), None, "a length that contradicts itself");
    assert_eq!(ours(&[7], 9), None, "no such kind");
    assert_eq!(ours(&[0, 0, 0, 0xff, 0xff], 9), None, "the last block is missing");
    assert_eq!(ours(&[], 9), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn what_was_deflated_comes_back(content in content(), level in 0u32..10, room in 0usize..5000) {
        let bytes = deflate(&content, level);
        prop_assert_eq!(ours(&bytes, content.len()), Some((content.clone(), true)));
        let part = room.min(content.len());
        let (out, ended) = ours(&bytes, part).unwrap();
        prop_assert_eq!((&out[..], ended), (&content[..part], part == content.len()));
        prop_assert_eq!(ours(&bytes[..bytes.len() - 1], content.len() + 1), None);
    }

    #[test]
    fn same_verdict_on_changed_bytes(
        content in content(), level in 0u32..10,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..5), early in any::<bool>(),
    ) {
        let mut bytes = deflate(&content, level);
        let reach = if early { bytes.len().min(80) } else { bytes.len() };
        for (at, value) in changes {
            bytes[at.index(reach)] = value;
        }
        // What the other decoder takes, ours takes. Ours also takes codes with gaps, as long as none is met.
        if let Some(out) = theirs(&bytes, 1 << 18) {
            prop_assert_eq!(ours(&bytes, 1 << 18), Some((out, true)));
        } else {
            let _ = ours(&bytes, 1 << 18);
        }
    }

    #[test]
    fn no_panic_on_arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = ours(&bytes, 4096);
    }
}
