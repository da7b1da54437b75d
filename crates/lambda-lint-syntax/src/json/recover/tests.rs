//! Tests of the recovery.

use super::*;
use crate::NodeKind;

fn faults(text: &str) -> Vec<(usize, String)> {
    recover(text).faults.into_iter().map(|broken| (broken.fault.start, broken.fault.message)).collect()
}

/// The text with all fixes made.
fn fixed(text: &str) -> String {
    let mut edits: Vec<_> =
        recover(text).faults.into_iter().filter_map(|broken| broken.fix).flat_map(|fix| fix.edits).collect();
    edits.sort_by_key(|edit| edit.start);
    let mut fixed = text.to_owned();
    for edit in edits.iter().rev() {
        fixed.replace_range(edit.start..edit.end, &edit.text);
    }
    fixed
}

#[test]
fn reports_every_fault() {
    let text = "{\n  // one\n  \"a\": 1,\n  'b': True\n  \"c\": [1, 2,],\n}\n";
    let starts: Vec<_> = faults(text).into_iter().map(|(start, _)| start).collect();
    let at = |part: &str| text.find(part).unwrap_or_default();
    assert_eq!(starts, [at("// one"), at("'b'"), at("True"), at("\"c\""), at(",]"), at(",\n}")]);
}

#[test]
fn fixes_make_json_of_it() {
    for (text, expected) in [
        ("{\n  // one\n  \"a\": 1, // two\n  /* three */ \"b\": 2\n}", "{\n  \"a\": 1,\n   \"b\": 2\n}"),
        ("{\"a\": 1,}", "{\"a\": 1}"),
        ("[1, 2, ]", "[1, 2 ]"),
        ("{\"a\": 'x'}", "{\"a\": \"x\"}"),
        ("{'a': None, b: False}", "{\"a\": null, \"b\": false}"),
        ("{\"a\": 1\n \"b\": 2}", "{\"a\": 1,\n \"b\": 2}"),
        ("{\"a\": 1,, \"b\": 2}", "{\"a\": 1, \"b\": 2}"),
        ("# note\n{\"a\": [\"x\" \"y\"]}", "{\"a\": [\"x\", \"y\"]}"),
    ] {
        assert_eq!(fixed(text), expected);
        assert!(super::super::parse(expected).is_ok(), "{expected}");
    }
}

#[test]
fn a_broken_string_is_one_fault_and_the_rest_is_read() {
    for (text, start) in [
        ("{\"a\": \"x\ny\", \"b\": 2}", 6),
        ("{\"a\": \"x\n  y: z,\n  {1}\",\n \"b\": 2}", 6),
        ("{\"a\": \"x \"y\" z\", \"b\": 2}", 10),
        ("{\"a\": [\"x \"y\"\"],\n \"b\": 2}", 11),
        ("{\"a\": \"x,\n \"b\": 2}", 6),
    ] {
        let recovered = recover(text);
        let starts: Vec<_> = recovered.faults.iter().map(|broken| broken.fault.start).collect();
        assert_eq!((starts.as_slice(), recovered.is_whole), (&[start][..], true), "{text}");
        let tree = recovered.tree.expect("the rest can be read");
        let names: Vec<_> = tree.members(0).map(|(name, _)| tree.text(name)).collect();
        assert_eq!(names, ["a", "b"], "{text}");
    }
}

#[test]
fn the_first_side_of_a_conflict_is_read() {
    let text = "{\n<<<<<<< HEAD\n  \"a\": 1,\n=======\n  \"a\": 2,\n>>>>>>> main\n  \"b\": 3\n}\n";
    let recovered = recover(text);
    assert_eq!((recovered.faults.len(), recovered.is_whole), (1, false));
    let tree = recovered.tree.expect("the rest can be read");
    let names: Vec<_> = tree.members(0).map(|(name, value)| (tree.text(name), tree.text(value))).collect();
    assert_eq!(names, [("a", "1"), ("b", "3")]);
}

#[test]
fn the_first_fault_is_that_of_the_parser() {
    for text in [
        "{\"a\": 1,}",
        "{\"a\": 'x'}",
        "{// x\n}",
        "{\"a\" 1}",
        "{\"a\": }",
        "{\"a\": 01}",
        "{\"a\": \"x\n}",
        "{\"a\": 1",
        "[1,, 2]",
        "{\"a\": 1}}",
        "",
        "x",
        "{\"a\": 1 \"b\": 2}",
        "{a: 1}",
        "{\"a\": \"\\q\"}",
        "{\"a\": [1}",
        "{\"a\": \u{201c}x\u{201d}}",
        "[",
        "{\"a\"",
        "{\"a\": {{ x }}}",
        "{\"a\": \"{{ env \"X\" }}\"}",
    ] {
        let first = super::super::parse(text).expect_err(text);
        let found = faults(text);
        assert_eq!(found.first().map(|(start, _)| *start), Some(first.start), "{text}: {found:?}");
    }
}

#[test]
fn a_broken_number_is_one_fault_and_the_rest_is_read() {
    for text in [
        "{\"a\": 15m, \"b\": 2}",
        "{\"a\": 64 MB, \"b\": 2}",
        "{\"a\": 1.2.3, \"b\": 2}",
        "{\"a\": 1_000, \"b\": 2}",
        "{\"a\": 1,000, \"b\": 2}",
        "{\"a\": 1,000,000, \"b\": 2}",
        "{\"a\": 12:30, \"b\": 2}",
        "{\"a\": 50%\n, \"b\": 2}",
        "{\"a\": 0x40, \"b\": 2}",
        "{\"a\": .5, \"b\": 2}",
        "{\"a\": +5, \"b\": 2}",
    ] {
        let recovered = recover(text);
        let starts: Vec<_> = recovered.faults.iter().map(|broken| broken.fault.start).collect();
        assert_eq!((starts.as_slice(), recovered.is_whole), (&[6][..], true), "{text}");
        let tree = recovered.tree.expect("the rest can be read");
        let members: Vec<_> = tree.members(0).map(|(name, value)| (tree.text(name), tree.kind(value))).collect();
        assert_eq!(members, [("a", NodeKind::Unknown), ("b", NodeKind::Number)], "{text}");
        assert_eq!(super::super::parse(text).expect_err(text).start, 6, "{text}");
    }
}

#[test]
fn a_list_without_its_bracket_ends_before_the_next_member() {
    for text in ["{\"a\": [\"x\", \"b\": 2, \"c\": 3}", "{\"a\": [1,\n \"b\": {},\n \"c\": 3}"] {
        let recovered = recover(text);
        let starts: Vec<_> = recovered.faults.iter().map(|broken| broken.fault.start).collect();
        assert_eq!((starts, recovered.is_whole), (vec![text.find("\"b").unwrap_or_default()], true), "{text}");
        let tree = recovered.tree.expect("the rest can be read");
        let names: Vec<_> = tree.members(0).map(|(name, _)| tree.text(name)).collect();
        assert_eq!(names, ["a", "b", "c"], "{text}");
    }
}

#[test]
fn an_object_from_which_something_was_skipped_is_open() {
    for text in ["{\"a\": 1, ; , \"b\": 2}", "{\"a\": 1, \"b\": 2", "{\"a\": true false, \"b\": 2}"] {
        let recovered = recover(text);
        assert!(recovered.is_whole && recovered.tree.is_some_and(|tree| tree.is_open(0)), "{text}");
    }
}

#[test]
fn a_template_is_one_fault() {
    let recovered = recover("{\"a\": {{ env `X` }}, \"b\": {{ y }},}");
    assert!(recovered.tree.is_none() && recovered.faults.len() == 1);
}

#[test]
fn a_text_that_is_cut_off_is_one_fault() {
    for text in ["{\"a\": {\"b\": [1", "{\"a\": {\"b\": [1,", "{\"a\": {\"b\": \"x\"", "{\"a\":"] {
        let recovered = recover(text);
        assert_eq!(recovered.faults.len(), 1, "{text}: {:?}", faults(text));
    }
}

#[test]
fn comes_to_an_end_on_anything() {
    let pieces = [
        "{", "}", "[", "]", ",", ":", "\"a\"", "'b'", "c", "1", "//x\n", "/*", "\n", "<<<<<<<", "=", "\u{e9}", "\"",
        "\\",
    ];
    let mut seed = 1_u64;
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..12 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
        }
        let recovered = recover(&text);
        let is_json = super::super::parse(&text).is_ok();
        assert_eq!(recovered.faults.is_empty(), is_json, "{text:?}");
    }
    assert!(recover(&"[".repeat(100_000)).tree.is_none());
    assert_eq!(recover(&"x,".repeat(100_000)).faults.len(), 2);
}
