//! The exit status: 0 nothing found, 1 findings, 2 could not do what was asked.

use crate::{FINE, Place, check, with};

fn status(request: &str, args: &[&str]) -> i32 {
    check(request, args).status
}

#[test]
fn no_findings_exit_with_0() {
    assert_eq!(status(FINE, &[]), 0);
    assert_eq!(Place::new(&[]).run(&["check"]).status, 0, "nothing here is a request");
}

#[test]
fn findings_at_or_above_fail_on_exit_with_1() {
    let error = with("\"MemorySize\": 64");
    let warning = with("\"Description\": null");
    assert_eq!(status(&error, &[]), 1);
    assert_eq!(status(&warning, &[]), 0);
    assert_eq!(status(&warning, &["--fail-on", "warning"]), 1);
    assert_eq!(status(&warning, &["--severity", "null-member=advice"]), 0);
    assert_eq!(status(&warning, &["--severity", "null-member=advice", "--fail-on", "advice"]), 1);
    assert_eq!(status(&error, &["--exit-zero"]), 0);
}

#[test]
fn pending_fixes_exit_with_1() {
    let request = FINE.replacen('{', "{ \"Description\": null,", 1);
    let place = Place::new(&[("a.json", &request), ("fine.json", FINE)]);
    assert_eq!(place.run(&["check", "a.json", "--diff"]).status, 1);
    assert_eq!(place.run(&["check", "a.json", "--diff", "--exit-zero"]).status, 0);
    assert_eq!(place.run(&["check", "fine.json", "--diff"]).status, 0);
    assert_eq!(place.run(&["check", "a.json", "--fix"]).status, 0);
}

#[test]
fn failures_exit_with_2() {
    for args in [
        &["check", "--no-such-option"][..],
        &["check", "--format", "xml"],
        &["check", "--as-of", "2026-02-30"],
        &["check", "--region", "eu-west"],
        &["check", "--account", "1234"],
        &["check", "--select", "no-such-rule"],
        &["check", "--ignore", "no-such-rule"],
        &["check", "--severity", "no-such-rule=error"],
        &["check", "--severity", "unknown-member=loud"],
        &["check", "--severity", "unknown-member"],
        &["check", "--quota", "memory=much"],
        &["check", "--quota", "money=1"],
        &["check", "--complete", "--partial"],
        &["check", "--fail-on", "never"],
        &["check", "--zip-file", "missing.zip"],
        &["check", "--output", "no/such/folder/out.txt"],
        &["check", "missing.json"],
        &["check", "--lines", "missing.ndjson"],
        &["explain", "no-such-rule"],
        &["explain"],
        &["unknown-command"],
        &[],
    ] {
        let ran = Place::new(&[]).run(args);
        assert_eq!(ran.status, 2, "{args:?} {ran:?}");
        assert!(!ran.stderr.is_empty(), "{args:?} says nothing");
        assert_eq!(ran.stdout.lines().filter(|line| !line.is_empty()).count(), 0, "{args:?} {ran:?}");
    }
}

#[test]
fn help_exits_with_0() {
    for args in [&["--help"][..], &["check", "--help"], &["-V"]] {
        let ran = Place::new(&[]).run(args);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        assert!(ran.stdout.contains("lambda-lint"));
    }
}

#[test]
fn an_unreadable_file_is_2_and_the_others_are_checked() {
    let place = Place::new(&[("a.json", &with("\"MemorySize\": 64"))]);
    let ran = place.run(&["check", "missing.json", "a.json", "--format", "concise", "--exit-zero"]);
    assert_eq!(ran.status, 2);
    assert_eq!(ran.rules(), ["number-out-of-range"]);
    assert!(ran.stderr.starts_with("error: cannot read missing.json: "), "{}", ran.stderr);
}

#[test]
fn the_closest_name_is_suggested() {
    let stderr = |args: &[&str]| Place::new(&[]).run(args).stderr;
    let meant = "error: unknown rule `unknown-membr`; did you mean `unknown-member`?";
    assert_eq!(stderr(&["check", "--select", "unknown-membr"]), format!("{meant} (from --select)\n"));
    assert_eq!(stderr(&["explain", "unknown-membr"]), format!("{meant}\n"));
    assert!(stderr(&["check", "--region", "eu-west"]).contains("did you mean `eu-west-1`? (from --region)"));
    assert!(stderr(&["check", "--formt", "json"]).contains("'--format'"));
}
