//! Which files a search of folders leaves out.

use crate::{Place, with};

fn faulty() -> String {
    with("\"MemorySize\": 64")
}

/// The files with findings.
fn files(place: &Place, args: &[&str]) -> Vec<String> {
    let ran = place.run(&[&["check", "--format", "concise"], args].concat());
    ran.stdout.lines().map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect()
}

fn place(more: &[(&str, &str)]) -> Place {
    let place = Place::new(more);
    for name in ["a.json", "build/b.json", "node_modules/x/c.json", "old/d.json", "old/keep/e.json"] {
        place.write(name, faulty());
    }
    place
}

#[test]
fn dependencies_and_build_output_are_left_out() {
    let place = place(&[]);
    assert_eq!(files(&place, &["."]), ["a.json", "old/d.json", "old/keep/e.json"]);
    assert_eq!(files(&place, &["build"]), ["build/b.json"], "it is named");
    assert_eq!(files(&place, &["node_modules/x/c.json"]), ["node_modules/x/c.json"], "it is named");
    assert_eq!(files(&place, &["--hook", "a.json", "node_modules/x/c.json"]), ["a.json"], "a hook names every file");
}

#[test]
fn patterns_of_the_command_line_come_last() {
    let place = place(&[]);
    assert_eq!(files(&place, &[".", "--exclude", "old"]), ["a.json"]);
    assert_eq!(files(&place, &[".", "--exclude", "old/*.json,a.json"]), ["old/keep/e.json"]);
    assert_eq!(
        files(&place, &[".", "--exclude", "!build/,old/"]),
        ["a.json", "build/b.json"],
        "a default pattern is taken back"
    );
    let ran = place.run(&["check", ".", "--exclude", "{old"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.contains("invalid pattern `{old`"), "{}", ran.stderr);
}

#[test]
fn the_nearest_configuration_excludes() {
    let config = ("lambda-lint.toml", "exclude = [\"/old/*.json\"]\n");
    let place = place(&[config, ("old/keep/lambda-lint.toml", "exclude = [\"e.json\"]\n")]);
    assert_eq!(files(&place, &["."]), ["a.json"]);
    assert_eq!(files(&place, &[".", "--isolated"]), ["a.json", "old/d.json", "old/keep/e.json"]);
    place.write("lambda-lint.toml", "exclude = [\"a\", \"{b\"]\n");
    let ran = place.run(&["check", "a.json"]);
    assert_eq!(ran.status, 2);
    assert!(ran.stderr.starts_with("error: lambda-lint.toml:1:17: invalid pattern `{b`"), "{}", ran.stderr);
}
