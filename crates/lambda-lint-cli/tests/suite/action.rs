//! The scripts of `action.yml`, run with a program that only notes its arguments.
#![cfg(unix)]

use crate::{Place, Ran, finish};
use std::os::unix::fs::PermissionsExt;
use std::process::Command;

/// Writes each of its arguments on a line of `call.N`, and an empty result to the file after `--output`.
const PROGRAM: &str = r#"#!/usr/bin/env bash
number=0
while [ -e "call.$number" ]; do number=$((number + 1)); done
printf '%s\n' "$@" > "call.$number"
while [ $# -gt 0 ]; do
  if [ "$1" = --output ] && [ "${STATUS:-0}" -le 1 ]; then echo "$RESULTS" > "$2"; fi
  shift
done
exit "${STATUS:-0}"
"#;

const RESULTS: &str = r#"{"runs": [{"results": [{"ruleId": "missing-member", "level": "error", "message": {"text": "100% wrong"},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "a, b.json"}, "region": {"startLine": 2, "startColumn": 3}}}]}]}]}"#;

/// Runs the script that checks, and gives the arguments of each call of the program.
fn run(paths: &str, args: &str, status: &str) -> (Ran, Vec<Vec<String>>, String) {
    let place = Place::new(&[("program", PROGRAM), ("output", "")]);
    let program = place.path().join("program");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../.github/scripts/check.sh");
    let mut command = Command::new("bash");
    command.arg(script).current_dir(place.path()).env("PROGRAM", &program).env("PATHS", paths).env("ARGS", args);
    command.env("SARIF", "results.sarif").env("GITHUB_OUTPUT", "output").env("STATUS", status).env("RESULTS", RESULTS);
    let ran = finish(&mut command, b"");
    let calls = (0..).map_while(|number| std::fs::read_to_string(place.path().join(format!("call.{number}"))).ok());
    let calls = calls.map(|call| call.lines().map(str::to_owned).collect()).collect();
    let output = std::fs::read_to_string(place.path().join("output")).unwrap();
    (ran, calls, output)
}

const FIXED: [&str; 5] = ["check", "--format", "sarif", "--output", "results.sarif"];

#[test]
fn every_line_of_paths_is_checked_in_one_run() {
    let (ran, calls, output) = run("functions\n  my templates \n\n", "", "0");
    assert_eq!(calls, [[&FIXED[..], &["--", "functions", "my templates"]].concat()], "{ran:?}");
    assert_eq!((ran.status, output.as_str()), (0, "status=0\nsarif=results.sarif\n"));
    assert_eq!(run("a b", "", "0").1, [[&FIXED[..], &["--", "a", "b"]].concat()]);
    assert_eq!(run("", "", "0").1, [[&FIXED[..], &["--", "."]].concat()]);
}

#[test]
fn arguments_keep_their_spaces_and_are_not_run() {
    let (_, calls, _) = run(".", "--policy 'team rules.json' --region \"$(touch x)\"", "0");
    let args = ["--policy", "team rules.json", "--region", "$(touch x)", "--", "."];
    assert_eq!(calls, [[&FIXED[..], &args].concat()]);
}

#[test]
fn a_format_in_the_arguments_does_not_replace_the_upload() {
    for args in ["--format concise --advice", "--format=concise --advice"] {
        let (_, calls, output) = run(".", args, "1");
        assert_eq!(calls[0], [&FIXED[..], &["--advice", "--", "."]].concat());
        assert_eq!(calls[1], ["check", "--format", "concise", "--exit-zero", "--advice", "--", "."]);
        assert_eq!((calls.len(), output.as_str()), (2, "status=1\nsarif=results.sarif\n"));
    }
}

#[test]
fn findings_are_annotations_and_fail_after_the_upload() {
    let (ran, _, output) = run(".", "", "1");
    assert_eq!(ran.stdout, "::error file=a%2C b.json,line=2,col=3,title=missing-member::100%25 wrong\n");
    assert_eq!((ran.status, output.as_str()), (0, "status=1\nsarif=results.sarif\n"));
    let (ran, calls, output) = run(".", "", "2");
    assert_eq!((ran.status, calls.len(), output.as_str()), (0, 1, "status=2\n"));
}

#[test]
fn the_action_runs_these_scripts() {
    let action = include_str!("../../../../action.yml");
    for script in ["check.sh", "install.sh"] {
        assert!(action.contains(&format!("$GITHUB_ACTION_PATH/.github/scripts/{script}")));
    }
    assert!(action.contains("if: always() && inputs.upload == 'true'"), "uploaded after a failure, too");
}
