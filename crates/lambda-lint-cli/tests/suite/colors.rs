//! When colors and links are used.

use crate::{Place, finish, with};

/// What a run with these variables prints.
fn run(variables: &[(&str, &str)], args: &[&str]) -> String {
    let place = Place::new(&[("a.json", &with("\"MemorySize\": 64"))]);
    let mut command = place.command(&[&["check", "--format", "concise", "a.json"], args].concat());
    command.envs(variables.iter().copied());
    finish(&mut command, b"").stdout
}

#[test]
fn the_environment_chooses_unless_an_option_does() {
    for (variables, args, expected) in [
        (&[][..], &[][..], false),
        (&[("FORCE_COLOR", "1")], &[], true),
        (&[("FORCE_COLOR", "")], &[], false),
        (&[("FORCE_COLOR", "0")], &[], false),
        (&[("CLICOLOR_FORCE", "1")], &[], true),
        (&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[], false),
        (&[("FORCE_COLOR", "1")], &["--color", "never"], false),
        (&[("NO_COLOR", "1")], &["--color", "always"], true),
    ] {
        assert_eq!(run(variables, args).contains("\x1b["), expected, "{variables:?} {args:?}");
    }
}

#[test]
fn links_lead_to_the_page_of_the_rule_on_terminals_that_show_them() {
    assert!(!run(&[], &["--color", "always"]).contains("\x1b]8"), "a pipe shows no links");
    let shown = run(&[("FORCE_HYPERLINK", "1")], &["--color", "always"]);
    let link = "\x1b]8;;https://lambda-lint.github.io/lambda-lint/rules/number-out-of-range.html\x1b\\number-out-of-range\x1b]8;;\x1b\\";
    assert!(shown.contains(link), "{shown:?}");
}
