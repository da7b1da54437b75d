//! The reader of JSON against `serde_json`: the same documents are taken and refused, the same strings are read, and
//! every span is correct.
//!
//! Two differences are intentional. A number that no double holds (`1e400`) is a value to us, of which the shape pass says that
//! it is out of range; `serde_json` refuses the document. A byte-order mark at the start is no part of the text to us.

use crate::mutate::config;
use lambda_lint::{Linter, Member, Meta, Report, Reporter, Request, Rule, Severity};
use lambda_lint_tests::invariants::places;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::BTreeSet;

const UNREADABLE: &[&str] = &["invalid-json", "trailing-text", "nesting-too-deep", "too-many-values"];

fn is_read(report: &Report) -> bool {
    report.diagnostics().iter().all(|found| !UNREADABLE.contains(&found.rule.as_ref()))
}

/// Whether the two agree on the document; the exceptions of the head of this file are none.
fn agrees(linter: &Linter, text: &str) -> Result<(), String> {
    let report = linter.lint_str(text);
    places(text, &report)?;
    let theirs = serde_json::from_str::<Value>(text.strip_prefix('\u{feff}').unwrap_or(text));
    match theirs {
        Err(error) if error.to_string().contains("number out of range") => Ok(()),
        theirs if theirs.is_ok() == is_read(&report) => Ok(()),
        theirs => Err(format!("{text:?}\nserde_json: {theirs:?}\nwe: {:?}", report.diagnostics().first())),
    }
}

/// Fragments of documents, and mutations.
const TOKENS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\\",
    "true",
    "false",
    "null",
    "\"a\":",
    "\"b\"",
    "{}",
    "[]",
    " ",
    "\n",
    "\r\n",
    "\t",
    "0",
    "-0",
    "-",
    "00",
    "01",
    "1.",
    "1.5",
    ".5",
    "1e5",
    "1E+5",
    "1e",
    "1e-",
    "1e400",
    "-1e400",
    "1e-400",
    "12345678901234567890",
    "\\u0041",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\u0041",
    "\\u00",
    "\\uD8",
    "\\n",
    "\\/",
    "\\x",
    "\\\"",
    "\\\\",
    "\u{e9}",
    "\u{1f600}",
    "\0",
    "\u{1}",
    "\u{1f}",
    "\u{7f}",
    "\u{80}",
    "\u{2028}",
    "\u{feff}",
    "\u{a0}",
    "\u{c}",
    "tru",
    "nul",
    "True",
    "NaN",
    "'",
    "//",
    "/**/",
    "#",
    "+1",
    "0x1",
    "1_000",
    "\"Role\":",
    "\"FunctionName\":\"",
    "truefalse",
    "null1",
];

fn tokens() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(TOKENS), 0..14).prop_map(|tokens| tokens.concat())
}

/// A string with escapes: plain characters, escaped ones, and broken escapes.
fn string_inside() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        4 => any::<char>().prop_map(|c| c.to_string()),
        3 => any::<u16>().prop_map(|unit| format!("\\u{unit:04x}")),
        3 => any::<char>().prop_map(|c| c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04X}")).collect()),
        2 => "\\\\[\"\\\\/bfnrtux]",
        1 => Just("plain text that is longer than a word of the machine".to_owned()),
    ];
    prop::collection::vec(pieces, 0..8).prop_map(|pieces| pieces.concat())
}

#[test]
fn takes_and_refuses_what_serde_json_does() {
    let linter = Linter::new();
    assert_eq!(agrees(&linter, "\u{feff}\u{feff}"), Ok(()), "the second mark is text");
    proptest!(config(4000), |(text in tokens())| {
        prop_assert_eq!(agrees(&linter, &text), Ok(()));
    });
}

#[test]
fn mutated_requests_have_the_same_findings() {
    let linter = Linter::new();
    let whole = include_str!("requests/large.json");
    let places: Vec<_> = whole.char_indices().map(|(at, _)| at).collect();
    let damage = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), prop::sample::select(TOKENS));
    proptest!(config(1500), |((from, length, token) in damage)| {
        let from = *from.get(&places);
        let mut to = whole.len().min(from + length.index(4));
        while !whole.is_char_boundary(to) { to += 1; }
        let text = format!("{}{token}{}", &whole[..from], whole.get(to..).unwrap_or_default());
        prop_assert_eq!(agrees(&linter, &text), Ok(()));
    });
}

#[test]
fn numbers_are_validated_consistently() {
    let linter = Linter::new();
    proptest!(config(1500), |(number in "-?[0-9]{0,3}\\.?[0-9]{0,3}[eE]?[+-]?[0-9]{0,2}")| {
        prop_assert_eq!(agrees(&linter, &number), Ok(()));
        prop_assert_eq!(agrees(&linter, &format!("[{number},{number}]")), Ok(()));
    });
    for digits in
        ["1".repeat(5000), format!("0.{}", "1".repeat(5000)), format!("1e-{}", "9".repeat(50)), "1e308".into()]
    {
        assert_eq!(agrees(&linter, &digits), Ok(()));
    }
    assert!(is_read(&linter.lint_str("1e400")), "a number to us, and none to serde_json");
}

#[test]
fn nesting_has_the_same_limit() {
    let linter = Linter::new();
    for depth in [1, 126, 127, 128, 129, 200] {
        for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
            let text = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            assert_eq!(agrees(&linter, &text), Ok(()), "{depth}");
        }
        let value = (0..depth).fold(Value::Null, |inner, _| Value::Array(vec![inner]));
        let text = "[".repeat(depth) + "null" + &"]".repeat(depth);
        assert_eq!(is_read(&linter.lint_value(&value)), is_read(&linter.lint_str(&text)), "{depth}");
    }
}

/// Says all strings of a member, so that a test can see what was read.
#[derive(Debug)]
struct Reader(Meta);

impl Rule for Reader {
    fn meta(&self) -> &Meta {
        &self.0
    }

    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        for entry in request.entries(Member::ImageConfigCommand) {
            out.report(entry.place(), entry.text().unwrap_or("?").to_owned());
        }
    }
}

#[test]
fn strings_are_read_consistently() {
    let linter =
        Linter::builder().rule(Reader(Meta::new("reader", Severity::Advice, "what was read"))).build().unwrap();
    proptest!(config(1500), |(inside in string_inside())| {
        let text = format!("{{\"ImageConfig\":{{\"Command\":[\"{inside}\"]}},\"x{inside}\":1}}");
        prop_assert_eq!(agrees(&linter, &text), Ok(()));
        let report = linter.lint_str(&text);
        let mut found = report.diagnostics().iter();
        if let Ok(value) = serde_json::from_str::<Value>(&text) {
            let read = found.clone().find(|found| found.rule == "reader").unwrap();
            prop_assert_eq!(Some(read.message.as_str()), value["ImageConfig"]["Command"][0].as_str());
            let names: Vec<_> = value.as_object().unwrap().keys().filter(|name| name.starts_with('x')).collect();
            let path = &found.find(|found| ["unknown-member", "placeholder"].contains(&found.rule.as_ref())).unwrap().path;
            prop_assert_eq!(path, &format!("/{}", crate::schema::escaped(names[0])));
        }
    });
}

#[test]
fn every_duplicate_is_reported_at_its_place() {
    let linter = Linter::new();
    let names = prop::sample::select(&["Role", "Timeout", "x", "y", "\\u0078", "Tags", ""][..]);
    proptest!(config(1000), |(names in prop::collection::vec(names, 0..20), in_map in any::<bool>())| {
        let members: Vec<_> = names.iter().map(|name| format!("\"{name}\": null")).collect();
        let object = format!("{{{}}}", members.join(",\r\n "));
        // an object without a member of a request would be one finding
        let text = if in_map { format!("{{\"Tags\": {object}}}") } else { object.replacen("null", "null, \"Handler\": null", 1) };
        let report = linter.lint_str(&text);
        prop_assert_eq!(places(&text, &report), Ok(()));
        let duplicates: Vec<_> = report.diagnostics().iter().filter(|found| found.rule == "duplicate-member").collect();
        // a name is reported once, however often it comes again
        let comes_again = |name: &&&str| {
            let spelt = |other: &&&str| other.replace("\\u0078", "x") == name.replace("\\u0078", "x");
            names.iter().filter(spelt).count() > 1
        };
        let again = names.iter().filter(comes_again).map(|name| name.replace("\\u0078", "x")).collect::<BTreeSet<_>>();
        prop_assert_eq!(duplicates.len(), again.len());
        for duplicate in duplicates {
            let (second, first) = (duplicate.span.unwrap().start.offset, duplicate.related[0].span.unwrap().start.offset);
            prop_assert!(first < second && text[second..].starts_with('"'));
        }
    });
}

#[test]
fn of_two_members_the_last_counts() {
    let (linter, whole) = (Linter::new(), include_str!("requests/large.json"));
    for last in
        ["\"Handler\": null", "\"VpcConfig\": {}", "\"Timeout\": 901", "\"LoggingConfig\": {\"LogFormat\": \"Text\"}"]
    {
        let text = format!("{},{last}}}", whole.trim_end().trim_end_matches('}'));
        let of_text =
            linter.lint_str(&text).into_diagnostics().into_iter().filter(|found| found.rule != "duplicate-member");
        let of_text: BTreeSet<_> = of_text.map(|found| (found.rule, found.path)).collect();
        let of_value = linter.lint_value(&serde_json::from_str(&text).unwrap()).into_diagnostics();
        assert_eq!(of_text, of_value.into_iter().map(|found| (found.rule, found.path)).collect(), "{last}");
    }
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    let (linter, whole) = (Linter::new(), include_str!("requests/large.json"));
    let marked = format!("\u{feff}{whole}");
    let lines = |text| lambda_lint_tests::lines(&linter.lint_str(text));
    assert_eq!(lines(&marked), lines(whole));
    assert!(!is_read(&linter.lint_str(&format!(" {marked}"))), "elsewhere it is no blank");
}

#[test]
fn line_ends_of_all_kinds_count_once() {
    let (linter, whole) =
        (Linter::new(), include_str!("requests/large.json").replace("\"MemorySize\": ", "\"MemorySize\": -"));
    let at = |text: &str| linter.lint_str(text).errors().next().unwrap().span.unwrap().start;
    let (unix, dos, mac) = (at(&whole), at(&whole.replace('\n', "\r\n")), at(&whole.replace('\n', "\r")));
    assert_eq!((unix.line, unix.column), (dos.line, dos.column));
    assert_eq!((unix.line, unix.column, unix.offset), (mac.line, mac.column, mac.offset));
    assert_eq!(dos.offset, unix.offset + unix.line as usize - 1);
}
