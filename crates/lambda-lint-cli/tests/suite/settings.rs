//! `--show-settings`.

use crate::{FINE, Place};

#[test]
fn settings_are_shown_as_an_equivalent_configuration() {
    let place = Place::new(&[
        ("lambda-lint.toml", "region = \"eu-west-1\"\n[severity]\nruntime-deprecated = \"error\"\n"),
        ("part/lambda-lint.toml", "partial = true\n"),
        ("a.json", FINE),
    ]);
    let shown = place.run(&["check", "--show-settings", "--quota", "memory=3008", "--as-of", "2026-11-22", "a.json"]);
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    for line in [
        "# settings for a.json",
        "# configuration: lambda-lint.toml",
        "region = \"eu-west-1\"",
        "# account: unknown",
        "as-of = 2026-11-22",
        "partial = false",
        "placeholders = \"warn\"",
        "fail-on = \"error\"",
        "runtime-deprecated = \"error\"",
    ] {
        assert!(shown.stdout.lines().any(|shown| shown == line), "{line}\n{}", shown.stdout);
    }
    assert!(shown.stdout.contains("memory = 3008"), "{}", shown.stdout);
    // the output can be read back and is equivalent
    place.write("again.toml", &shown.stdout);
    let again = place.run(&["check", "--show-settings", "--config", "again.toml", "a.json"]);
    let rest =
        |text: &str| text.lines().skip(2).filter(|line| !line.starts_with("exclude")).collect::<Vec<_>>().join("\n");
    assert_eq!(rest(&again.stdout), rest(&shown.stdout), "{}", again.stderr);
    let part = place.run(&["check", "--show-settings", "part"]).stdout;
    assert!(part.contains("# configuration: part/lambda-lint.toml\n") && part.contains("partial = true\n"), "{part}");
    let bare = place.run(&["check", "--show-settings", "--isolated"]).stdout;
    assert!(bare.starts_with("# settings for .\n# configuration: none\n"), "{bare}");
}
