//! The engine's patterns against the judge: the crate `regex` on the portable pattern, the same verdict on every text.

use std::collections::BTreeMap;

use lambda_lint::CREATE_FUNCTION;
use lambda_lint::model::pattern::{Mismatch, Pattern};
use lambda_lint::model::{Kind, Shape};
use proptest::prelude::*;
use proptest::string::string_regex;
use proptest::test_runner::{Config, TestRunner};
use regex::Regex;

/// Every pattern of the request, by the name of a shape that has it.
fn patterns() -> BTreeMap<&'static str, &'static Pattern> {
    fn walk(shape: &'static Shape, found: &mut BTreeMap<&'static str, &'static Pattern>) {
        match &shape.kind {
            Kind::Structure(structure) => structure.fields.iter().for_each(|field| walk(field.shape, found)),
            Kind::List { entry, .. } => walk(entry, found),
            Kind::Map { key, value, .. } => {
                walk(key, found);
                walk(value, found);
            }
            Kind::Text(text) => found.extend(text.pattern.map(|pattern| (shape.name, pattern))),
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(CREATE_FUNCTION.input(), &mut found);
    found
}

/// Fragments that make a text invalid: line ends of all kinds, edges of UTF-8, and what patterns make a difference of.
fn odd() -> impl Strategy<Value = String> {
    let odd = [
        "",
        "\n",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{2029}",
        "\u{b}",
        "\0",
        " ",
        "\u{a0}",
        "\u{3000}",
        "-",
        ".",
        ":",
        "_",
        "/",
        "$",
        "@",
        "a",
        "Z",
        "0",
        "٣",
        "é",
        "ß",
        "日",
        "\u{7f}",
        "\u{80}",
        "\u{7ff}",
        "\u{800}",
        "\u{fffd}",
        "\u{10000}",
        "\u{1d7d9}",
        "😀",
        "\u{10ffff}",
        "arn:",
        "aws",
        "$LATEST",
        "-iso",
        "-gov",
        "eusc-",
    ];
    prop_oneof![4 => prop::sample::select(odd.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)]
}

/// A text that matches, or one that was changed in one or two places, or any text.
fn texts(pattern: &Pattern) -> impl Strategy<Value = String> + use<> {
    let inner = &pattern.source()["^(?:".len()..pattern.source().len() - ")$".len()];
    let matching = string_regex(inner).expect("the pattern is a regular expression");
    let changes = prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), odd()), 1..3);
    let changed = (string_regex(inner).expect("as before"), changes).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (place, replace, odd) in changes {
            let at = place.index(chars.len() + 1);
            let end = (at + usize::from(replace)).min(chars.len());
            chars.splice(at..end, odd.chars());
        }
        chars.into_iter().collect()
    });
    prop_oneof![2 => matching, 5 => changed, 1 => any::<String>(), 1 => prop::collection::vec(odd(), 0..8).prop_map(|odd| odd.concat())]
}

fn agree(pattern: &Pattern, judge: &Regex, text: &str, rest: &str) -> Result<(), TestCaseError> {
    let verdict = judge.is_match(text);
    prop_assert_eq!(pattern.matches(text), verdict);
    match pattern.mismatch(text) {
        None => {
            prop_assert!(verdict);
            for (end, _) in text.char_indices() {
                let before = pattern.mismatch(&text[..end]);
                prop_assert!(!matches!(before, Some(Mismatch::At(_))), "the start of a match is no mismatch");
            }
        }
        Some(Mismatch::Unfinished) => prop_assert!(!verdict),
        Some(Mismatch::At(at)) => {
            prop_assert!(!verdict);
            let wrong = text[at..].chars().next().expect("a character is wrong");
            prop_assert!(!matches!(pattern.mismatch(&text[..at]), Some(Mismatch::At(_))));
            let gone_on = format!("{}{wrong}{rest}", &text[..at]);
            prop_assert!(!judge.is_match(&gone_on));
        }
    }
    Ok(())
}

#[test]
fn the_tables_agree_with_the_judge() {
    let patterns = patterns();
    assert!(patterns.len() >= 19, "{:?}", patterns.keys());
    for (shape, pattern) in patterns {
        let judge = Regex::new(pattern.source()).unwrap();
        let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
        let cases = (texts(pattern), any::<String>());
        let result = runner.run(&cases, |(text, rest)| agree(pattern, &judge, &text, &rest));
        result.unwrap_or_else(|error| panic!("{shape}: {error}"));
    }
}

/// For patterns of one character class, every character there is.
#[test]
fn the_sets_agree_on_every_character() {
    let patterns = patterns();
    for shape in ["TagKey", "S3Key", "Handler", "LogGroup"] {
        let pattern = patterns[shape];
        let judge = Regex::new(pattern.source()).unwrap();
        for char in '\0'..=char::MAX {
            let text = char.to_string();
            assert_eq!(pattern.matches(&text), judge.is_match(&text), "{shape}: {char:?}");
        }
    }
}

/// What the patterns mean in the service, where the portable form had to take care.
#[test]
fn the_traps_of_the_dialect() {
    let patterns = patterns();
    let efs = "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0";
    let s3files =
        "arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0/access-point/fsap-0123456789abcdef0";
    let (padded, long, both) = (format!("x{s3files}"), format!("{efs}0"), format!("{efs}{s3files}"));
    let cases: [(&str, &[&str], &[&str]); 8] = [
        ("S3Bucket", &["", "a", "a.b-c_D", "-", "..a"], &["a.", ".", "a..", "a/b", "a.\n"]),
        ("FileSystemArn", &[efs, s3files], &[&padded, &long, &both, "", "arn:aws"]),
        (
            "KMSKeyArn",
            &["", "arn::x:", "arn:aws:kms:a b"],
            &["arn:aws:kms", "arn:aws:kms:a\nb", "arn:aws:kms:\u{2028}"],
        ),
        ("Handler", &["a.b", "é"], &["", "a b", "a\u{b}b", "a\tb"]),
        ("TagKey", &["", "Größe 日本", "a\u{2028}b", "٣", "a@b"], &["a!b", "😀", "a\tb"]),
        (
            "FunctionName",
            &["f", "arn:aws:lambda:us-gov-west-1:123456789012:function:f:$LATEST", "f:$LATEST"],
            &["", "f.g", "f:$latest", "arn:aws:lambda:us-east-1:١23456789012:function:f"],
        ),
        (
            "RoleArn",
            &["arn:aws:iam::123456789012:role/a/b", "arn:aws:iam::123456789012:rolea"],
            &["arn:aws:iam::12345678901:role/a", "arn:aws:iam::123456789012:role"],
        ),
        ("EnvironmentVariableName", &["AB", "a_"], &["A", "_A", "1A", "A-B"]),
    ];
    for (shape, good, bad) in cases {
        for text in good {
            assert!(patterns[shape].matches(text), "{shape}: {text:?}");
        }
        for text in bad {
            assert!(!patterns[shape].matches(text), "{shape}: {text:?}");
        }
    }
}

#[test]
fn a_mismatch_has_a_position() {
    let patterns = patterns();
    let at = |shape: &str, text: &str| patterns[shape].mismatch(text);
    assert_eq!(at("FunctionName", "my function"), Some(Mismatch::At(2)));
    assert_eq!(at("FunctionName", "caf\u{e9}"), Some(Mismatch::At(3)));
    assert_eq!(at("RoleArn", "arn:aws:iam::1234567890:role/x"), Some(Mismatch::At(23)));
    assert_eq!(at("RoleArn", "arn:aws:iam::123456789012:role"), Some(Mismatch::Unfinished));
    assert_eq!(at("S3Key", "a\u{2029}"), Some(Mismatch::At(1)));
    assert_eq!(at("TagKey", "日本!"), Some(Mismatch::At(6)));
    assert_eq!(at("TagKey", "日本"), None);
}
