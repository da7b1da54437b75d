//! Tests of the secrets in YAML.

use super::*;

fn shown(text: &str, broken_at: Option<Range<usize>>) -> String {
    let mut shown = text.to_owned();
    let found = find(text, broken_at);
    assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start), "{found:?}");
    for range in found.into_iter().rev() {
        shown.replace_range(range, "*");
    }
    shown
}

#[test]
fn hides_variables_and_archives() {
    let text = "Handler: a.b\nEnvironment:\n  Variables: # vars\n    A: x y- # old: z\n    B: \"q\"\n    # C: w\nCode:\n  ZipFile: |\n    UEs\n    DBA\n  S3Key: k\n";
    let hidden = "Handler: a.b\nEnvironment:\n  Variables: *\n    A: * *\n    B: \"*\"\n    *\nCode:\n  ZipFile: |\n    *\n    *\n  S3Key: k\n";
    assert_eq!(shown(text, None), hidden);
    let text = "{Environment: {Variables: {A: x, B: [1, 'y']}}, Timeout: 3} # z";
    assert_eq!(shown(text, None), "{Environment: {Variables: {A: *, B: *}}, Timeout: 3} *");
    assert_eq!(shown("Environment: {A: x} # B=y\nTimeout: 3 # z\n", None), "Environment: {A: *} *\nTimeout: 3 # z\n");
}

#[test]
fn hides_what_is_repeated() {
    let text = "x: &pw hunter2\ny: &all\n  A: b\n  C: d\nEnvironment:\n  Variables:\n    <<: *all\n    PW: *pw\n";
    let hidden = "x: &pw *\ny: &all\n  *\n  *\nEnvironment:\n  Variables:\n    <<: *\n    PW: *\n";
    assert_eq!(shown(text, None), hidden);
}

#[test]
fn hides_what_is_repeated_in_what_is_repeated() {
    let text = "x: &pw hunter2\ny: &all {A: *pw}\nEnvironment: {Variables: *all}\n";
    let hidden = "x: &pw *\ny: &all *\nEnvironment: {Variables: *}\n";
    assert_eq!(shown(text, None), hidden);
    assert_eq!(shown("x: &c UEsDBA\nCode: *c\n", None), "x: &c *\nCode: *\n");
}

#[test]
fn hides_what_has_an_aliased_name() {
    let text = "Description: &k Environment\n*k : {Variables: {PW: hunter2}}\n";
    let hidden = "Description: &k Environment\n*k : {Variables: {PW: *}}\n";
    assert_eq!(shown(text, None), hidden);
}

#[test]
fn hides_what_could_not_be_read() {
    let text = "Handler: a\nTimeout: [1\nEnvironment: {Variables: {PW: hunter2}}\n";
    assert!(!shown(text, None).contains("hunter2"));
    let text = "{Environment: {Variables: {PW: hunter2, B: \"x";
    for broken_at in [None, Some(text.len() - 2..text.len()), Some(text.len()..text.len())] {
        assert!(!shown(text, broken_at).contains("hunter2"));
    }
    assert_eq!(shown("Handler: a\nCode: \"hunter2", Some(25..25)), "Handler: a\nCode: *");
}

#[test]
fn hides_all_behind_the_colon_of_a_variable() {
    for value in [
        "&hunter2",
        "{hunter2}",
        "{{hunter2}}",
        "{hunter2: {hunter2: x}, b: c}",
        "!hunter2",
        "!hunter2 x",
        "!hunter2 &hunter2 {a: b}",
        "!!hunter2 x",
        "!<hunter2> x",
        "[hunter2: 1, &hunter2 x]",
        "[a, &hunter2]",
    ] {
        for (before, behind) in [
            ("Environment:\n  Variables:\n    A: ", "\n    B: *\nTimeout: 3\n"),
            ("Environment: {Variables: {A: ", "}, B: {b: c}}\n"),
            ("Environment: {A: ", "}\n"),
            ("Environment: {ENV: ", "}\n"),
            ("Environment:\n- ", "\n- *\n"),
            ("ZipFile: ", "\nTimeout: 3\n"),
            ("Code: {ZipFile: ", "}\n"),
        ] {
            let hidden = format!("{before}*{behind}").replace("{b: c}", "*");
            assert_eq!(
                shown(&format!("{before}{value}{behind}").replace("B: *", "B: x").replace("- *", "- x"), None),
                hidden
            );
        }
    }
    let text =
        "Environment: !hunter2 &hunter3\n  Variables: &hunter4\n    A:\n      hunter5: x\n      b: c\n    B: x\n";
    assert_eq!(shown(text, None), "Environment: *\n  Variables: *\n    A:\n      *\n      *\n    B: *\n");
    assert!(!shown("Variables: {A: {hunter2: [x", None).contains("hunter2"));
    assert!(!shown("Variables:\n  A: {hunter2: x\n---\nb: c\n", None).contains("hunter2"));
}

#[test]
fn hides_what_is_misspelled() {
    assert_eq!(shown("environment: {PW: x}\n", None), "environment: {PW: *}\n");
    assert_eq!(shown("Environment:\n- a=b\n- c\na: b\n", None), "Environment:\n- *\n- *\na: b\n");
    assert_eq!(shown("zip_file: x\n", None), "zip_file: *\n");
    assert_eq!(shown("Code: import os\na: b\n", None), "Code: *\na: b\n");
    assert_eq!(shown("hunter2\n", None), "*\n");
}

#[test]
fn hides_everything_behind_a_fault() {
    assert_eq!(shown("Handler: a: b\nVariables: x\n", Some(10..11)), "Handler: a: *\n*\n");
    assert_eq!(shown("Handler: a\nVariables:\n  PW:hunter2\n", Some(26..27)), "Handler: a\nVariables:\n  *\n");
}
