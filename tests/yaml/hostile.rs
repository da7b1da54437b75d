//! YAML that nobody writes by hand: one finding, bounded work, no panic. What counts is counted in values, so that no
//! clock is needed: a text of a few lines that stands for more than 1,000,000 values is refused.

use super::lint;
use lambda_lint::{Diagnostic, Linter};
use lambda_lint_tests::invariants::places;
use proptest::prelude::*;

fn only(text: &str) -> Diagnostic {
    let report = lint(&Linter::new(), text);
    assert!(!report.is_read(), "{}", &text[..text.len().min(200)]);
    assert_eq!(places(text, &report), Ok(()));
    let found = report.into_diagnostics();
    assert_eq!(found.len(), 1, "{found:?}");
    found.into_iter().next().unwrap()
}

/// `levels` anchors, each of which repeats the one above nine times.
fn bomb(levels: usize, first: &str, entry: impl Fn(usize) -> String) -> String {
    let mut text = format!("a0: &a0 {first}\n");
    for level in 1..=levels {
        text += &format!("a{level}: &a{level} {}\n", entry(level - 1));
    }
    text
}

#[test]
fn aliases_that_multiply() {
    let lists = bomb(9, "[x, x, x]", |above| format!("[{}]", vec![format!("*a{above}"); 9].join(", ")));
    assert_eq!(only(&lists).rule, "too-many-values");
    let objects = bomb(9, "{x: 1}", |above| {
        let members: Vec<_> = (0..9).map(|index| format!("k{index}: *a{above}")).collect();
        format!("{{{}}}", members.join(", "))
    });
    assert_eq!(only(&objects).rule, "too-many-values");
    let merges = bomb(30, "{x: 1}", |above| format!("{{<<: [*a{above}, *a{above}], y{above}: 1}}"));
    assert_eq!(only(&merges).rule, "too-many-values", "merged members are few, but looked at often");
}

#[test]
fn aliases_of_long_texts() {
    let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 20), vec!["*a"; 1000].join(","));
    assert_eq!(only(&text).rule, "too-many-values");
    let text = format!("a: &a {}\nb: [{}]\n", "x".repeat(1 << 10), vec!["*a"; 1000].join(","));
    assert!(lint(&Linter::new(), &text).is_read());
}

#[test]
fn chains_of_merges() {
    let chain = bomb(100_000, "{x: 1}", |above| format!("{{<<: *a{above}}}"));
    assert_eq!(only(&chain).rule, "nesting-too-deep");
    let nested = format!("{}x: 1{}", "{<<: ".repeat(100), "}".repeat(100));
    assert_eq!(only(&nested).rule, "invalid-yaml");
}

#[test]
fn many_anchors() {
    // ten megabytes, and fewer than a million values
    let anchors: String = (0..450_000).map(|index| format!("k{index:06}: &anchor{index:06} 1\n")).collect();
    assert!(anchors.len() > 10 << 20);
    let report = lint(&Linter::new(), &format!("{anchors}FunctionName: orders\n"));
    assert!(report.is_read() && report.diagnostics().iter().any(|found| found.rule == "unknown-member"));
    let more = format!("{anchors}{}", anchors.replace('k', "l"));
    assert_eq!(only(&more).rule, "too-many-values");
}

#[test]
fn nesting_without_end() {
    for open in ["[", "{", "{a: ", "[{a: ", "- ", "a: [", "? ", "- - "] {
        let found = only(&open.repeat(1_000_000 / open.len()));
        assert!(["nesting-too-deep", "invalid-yaml"].contains(&found.rule.as_ref()), "{open}: {found}");
    }
    let deeper: String = (0..2000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    assert_eq!(only(&deeper).rule, "nesting-too-deep");
    let tagged = format!("a: !x {}", "[".repeat(1_000_000));
    assert_eq!(only(&tagged).rule, "nesting-too-deep", "also where nobody looks");
    assert!(lint(&Linter::new(), &format!("a: {}1{}\n", "[".repeat(126), "]".repeat(126))).is_read());
    assert_eq!(only(&format!("a: {}1{}\n", "[".repeat(127), "]".repeat(127))).rule, "nesting-too-deep");
}

#[test]
fn long_lines_and_many_documents() {
    let linter = Linter::new();
    let long = "x".repeat(2 << 20);
    for text in [
        format!("{long}: 1\n"),
        format!("Description: {long}\n"),
        format!("Description: \"{long}\"\nRole: '{long}'\n"),
        format!("Description: |\n  {long}\n"),
        format!("Timeout: {}\n", "9".repeat(2 << 20)),
        format!("Timeout: 0x{}\n", "f".repeat(2 << 20)),
        format!("Timeout: 1{}\n", ":59".repeat(1 << 20)),
        format!("a: 1 # {long}\n"),
        "# x\n".repeat(1 << 20),
        format!("a:\n{}- 1\n", "# x\n".repeat(1 << 20)),
        "\n".repeat(2 << 20),
        format!("a: \"{}\"\n", "\\x41".repeat(1 << 19)),
        format!("a: >\n{}", "  x\n\n".repeat(1 << 19)),
        format!("%TAG ! {long}\n---\na: 1\n"),
        format!("a: !{long} 1\n"),
        format!("a: &{long} 1\nb: *{long}\n"),
    ] {
        let report = lint(&linter, &text);
        assert!(report.diagnostics().iter().all(|found| found.message.len() < 1000));
    }
    assert!(!lint(&linter, &"---\na: 1\n".repeat(2_000)).is_ok());
    assert_eq!(only(&"---\na: 1\n".repeat(400_000)).rule, "too-many-values");
}

/// Pieces of YAML, to be put together at random.
const PIECES: &[&str] = &[
    "FunctionName",
    "Role",
    "Environment",
    "Variables",
    ":",
    ": ",
    " ",
    "  ",
    "\n",
    "\r\n",
    "\t",
    "- ",
    "-",
    "? ",
    "[",
    "]",
    "{",
    "}",
    ", ",
    ",",
    "# c",
    " #",
    "&a ",
    "*a",
    "<<",
    "!",
    "!!str ",
    "!x ",
    "|",
    ">",
    "|-\n  ",
    "'",
    "\"",
    "\\",
    "\\x4",
    "%YAML 1.1\n",
    "---",
    "...",
    "é",
    "\u{1f600}",
    "\u{feff}",
    "\0",
    "~",
    "null",
    "yes",
    "010",
    "1.10",
    "2026-11-22",
    "{{ x }}",
    "<<<<<<< HEAD\n",
    "{FunctionName: a, Role: b}",
    "128",
    "Timeout: '30'",
    "\u{85}",
    "\u{2028}",
    "arn:aws:iam::1:role/x",
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let linter = Linter::builder().advice(true).build().unwrap();
    let report = lint(&linter, text);
    places(text, &report).map_err(TestCaseError::fail)?;
    for found in report.diagnostics() {
        let Some(fix) = &found.fix else { continue };
        let repaired = lambda_lint_tests::invariants::apply(text, fix).map_err(TestCaseError::fail)?;
        prop_assert!(
            lint(&linter, &repaired).is_read(),
            "{found}: `{}` breaks\n{text}\ninto\n{repaired}",
            fix.description
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(crate::mutate::config(2000))]

    #[test]
    fn any_text(text in "\\PC{0,60}") {
        check(&text)?;
    }

    #[test]
    fn pieces_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..30)) {
        check(&pieces.concat())?;
    }

    #[test]
    fn requests_with_pieces_in_between(at in prop::collection::vec((0_usize..2000, prop::sample::select(PIECES)), 1..4)) {
        let mut text = include_str!("../ok/skeleton.yaml").to_owned();
        for (at, piece) in at {
            let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
            text.insert_str(at, piece);
        }
        check(&text)?;
    }

    #[test]
    fn requests_with_lines_moved(from in 0_usize..40, to in 0_usize..40, indent in 0_usize..6) {
        let mut lines: Vec<_> = include_str!("../ok/skeleton.yaml").lines().map(str::to_owned).collect();
        let line = lines.remove(from % lines.len());
        lines.insert(to % lines.len(), format!("{}{}", " ".repeat(indent), line.trim_start()));
        check(&lines.join("\n"))?;
    }
}

#[test]
fn many_documents_share_what_may_be_done() {
    let document = format!("---\na: &a {{x: 1}}\nb:\n  <<: [{}]\n", vec!["*a"; 1000].join(","));
    assert_eq!(only(&document.repeat(400)).rule, "too-many-values");
    assert!(lint(&Linter::new(), &document.repeat(3)).is_read());
}

#[test]
fn explicit_keys() {
    for text in [
        "? Environment",
        "? Environment\n",
        "? Environment\n:\n",
        "Role: r\n? Environment\n",
        "VpcConfig:\n  ? SubnetIds\n",
    ] {
        check(text).unwrap();
    }
}

#[test]
fn values_that_begin_with_a_colon() {
    let text = include_str!("../ok/skeleton.yaml");
    for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
        check(&format!("{}:{}", &text[..at], &text[at..])).unwrap();
    }
}
