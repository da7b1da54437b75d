use super::*;
use ::base64::Engine;
use ::base64::alphabet;
use ::base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use proptest::prelude::*;

fn fault(text: &str) -> Base64Fault {
    check(text.as_bytes()).unwrap_err()
}

#[test]
fn each_fault_has_its_own_name() {
    use Base64Fault::*;
    for (text, expected) in [
        ("", Empty),
        ("fileb://function.zip", Path { scheme: 8 }),
        ("file://function.zip", Path { scheme: 7 }),
        ("fileb://", Path { scheme: 8 }),
        ("dist/my function.ZIP", Path { scheme: 0 }),
        ("C:\\build\\app.jar", Path { scheme: 0 }),
        ("data:application/zip;base64,UEsDBA==", DataUrl { prefix: 28 }),
        ("data:", BadCharacter { at: 4 }),
        ("exports.handler = async () => 1;", SourceCode),
        ("import json\n\ndef handler(event, context):\n    return {}\n", SourceCode),
        ("ab-_", UrlSafe { at: 2 }),
        ("QUJD_w", UrlSafe { at: 4 }),
        ("QUJD\nQUJD", WhiteSpace { at: 4 }),
        ("QUJD\r\nQUI=\r\n", WhiteSpace { at: 4 }),
        ("QUI=\n", WhiteSpace { at: 4 }),
        (" ", WhiteSpace { at: 0 }),
        ("QUJDQQ", MissingPadding { missing: 2 }),
        ("QUJDQQ=", MissingPadding { missing: 1 }),
        ("QUI", MissingPadding { missing: 1 }),
        ("QUJDQ", WrongLength { len: 5 }),
        ("QUJDQ===", WrongLength { len: 8 }),
        ("QUJD=", BadCharacter { at: 4 }),
        ("====", BadCharacter { at: 0 }),
        ("QQ==QQ==", BadCharacter { at: 2 }),
        ("QUI==", BadCharacter { at: 4 }),
        ("QU*D", BadCharacter { at: 2 }),
        ("QUJD\nQU*D-_", BadCharacter { at: 7 }),
        ("QUÄD", BadCharacter { at: 2 }),
        ("{{ZIP}}", BadCharacter { at: 0 }),
    ] {
        assert_eq!(fault(text), expected, "{text:?}");
    }
}

#[test]
fn the_alphabet_is_the_alphabet() {
    for byte in 0..=255u8 {
        assert_eq!(bad_bit(byte) == 0, VALUES[usize::from(byte)] != 0xff, "{byte:#x}");
    }
    assert_eq!(VALUES.iter().filter(|&&v| v != 0xff).count(), 64);
}

#[test]
fn a_bad_byte_is_found_wherever_it_is() {
    let good = vec![b'A'; 3 * BLOCK];
    for at in [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK + 7, 3 * BLOCK - 1] {
        let mut text = good.clone();
        text[at] = b'!';
        assert_eq!(check(&text), Err(Base64Fault::BadCharacter { at }));
    }
}

#[test]
fn unused_bits_of_the_last_character_do_not_matter() {
    let mut byte = [0];
    for text in ["QQ==", "QR==", "Qf=="] {
        assert_eq!(check(text.as_bytes()).unwrap().read_at(0, &mut byte), 1);
        assert_eq!(byte, *b"A");
    }
}

#[test]
fn reading_beyond_the_end() {
    let text = check(b"QUJDRA==").unwrap();
    let mut buf = [0; 8];
    assert_eq!(text.read_at(4, &mut buf), 0);
    assert_eq!(text.read_at(usize::MAX, &mut buf), 0);
    assert_eq!(text.read_at(3, &mut buf), 1);
    assert_eq!(text.read_at(1, &mut []), 0);
    assert_eq!(text.read_at(0, &mut buf), 4);
    assert_eq!(&buf[..4], b"ABCD");
}

/// The other crate, told to be as lenient as Java about the unused bits.
fn judge() -> GeneralPurpose {
    GeneralPurpose::new(&alphabet::STANDARD, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true))
}

proptest! {
    #[test]
    fn every_range_is_decoded_as_the_base64_crate_does(
        bytes in prop::collection::vec(any::<u8>(), 1..600), offset in 0usize..620, len in 0usize..620,
    ) {
        let text = STANDARD.encode(&bytes);
        let ours = check(text.as_bytes()).unwrap();
        prop_assert_eq!(ours.decoded_len(), bytes.len());
        let mut buf = vec![0; len];
        let read = ours.read_at(offset, &mut buf);
        let expected = bytes.get(offset..).unwrap_or_default();
        prop_assert_eq!(&buf[..read], &expected[..len.min(expected.len())]);
    }

    #[test]
    fn same_verdict_as_the_base64_crate(text in "[A-Za-z0-9+/]{0,12}[A-Za-z0-9+/=_\\- \n]{0,6}={0,4}") {
        let ours = check(text.as_bytes());
        prop_assert_eq!(ours.is_ok(), !text.is_empty() && judge().decode(&text).is_ok(), "{:?}", ours);
    }

    #[test]
    fn arbitrary_bytes_have_a_verdict(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_eq!(check(&bytes).is_ok(), !bytes.is_empty() && judge().decode(&bytes).is_ok());
    }
}

#[test]
fn repairs() {
    let repair = |text: &str| check(text.as_bytes()).unwrap_err().repair(text);
    assert_eq!(repair("UEsF-_8=").as_deref(), Some("UEsF+/8="));
    assert_eq!(repair("UEsF-_8").as_deref(), Some("UEsF+/8="));
    assert_eq!(repair("UEsF\nBgAA\n").as_deref(), Some("UEsFBgAA"));
    assert_eq!(repair("UEsFBg").as_deref(), Some("UEsFBg=="));
    assert_eq!(repair("data:;base64,UEsFBgAA").as_deref(), Some("UEsFBgAA"));
    for text in ["", "UEsFB", "fileb://a.zip", "data:;base64,?", "data:text/plain,a b", "UEsF!AAA", "a=b="] {
        assert_eq!(repair(text), None, "{text}");
    }
    assert_eq!(repair(&"A".repeat(100_001 * 2)), None, "too long for a fix");
}
