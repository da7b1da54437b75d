//! The commands beside `check`.

use crate::Place;

#[test]
fn rules() {
    let place = Place::new(&[]);
    let text = place.run(&["rules"]);
    assert_eq!(text.status, 0);
    assert!(text.stdout.lines().any(|line| line.starts_with("unknown-member ") && line.contains(" error  ")));
    assert!(
        text.stdout.lines().any(|line| line.starts_with("secret-in-environment ") && line.ends_with(" (security)"))
    );
    let list = place.run(&["rules", "--format", "json"]).json();
    let list = list.as_array().unwrap();
    assert_eq!(list.len(), text.stdout.lines().count());
    for rule in list {
        for name in ["id", "severity", "summary", "groups", "evidence", "members"] {
            assert!(!rule[name].is_null(), "{name} in {rule}");
        }
    }
    let ids: Vec<_> = list.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted());
}

#[test]
fn every_rule_is_explained() {
    let place = Place::new(&[]);
    for rule in place.run(&["rules", "--format", "json"]).json().as_array().unwrap() {
        let id = rule["id"].as_str().unwrap();
        let ran = place.run(&["explain", id]);
        assert_eq!(ran.status, 0);
        assert!(ran.stdout.starts_with(&format!("{id}: ")), "{}", ran.stdout);
        assert!(ran.stdout.contains("\nEvidence\n"), "{}", ran.stdout);
        if ran.stdout.contains("\nHow to fix\n") {
            assert!(
                ran.stdout.contains(&format!("[{id}]")),
                "the output of the failing example is missing: {}",
                ran.stdout
            );
        }
    }
}

#[test]
fn an_explanation() {
    let ran = Place::new(&[]).run(&["explain", "trailing-text"]);
    snapbox::assert_data_eq!(ran.stdout, snapbox::file!["snapshots/explain.txt"].raw());
}

#[test]
fn schema() {
    let schema = Place::new(&[]).run(&["schema"]).json();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

/// The published crate needs no file outside of itself, so it has a copy.
#[test]
fn the_copy_of_the_schema_is_fresh() {
    let folder = env!("CARGO_MANIFEST_DIR");
    let read = |path: &str| std::fs::read(format!("{folder}/{path}")).unwrap();
    let (copy, original) = (read("data/create-function.schema.json"), read("../../schema/create-function.schema.json"));
    assert!(copy == original, "the copy is stale: run `cargo xtask codegen`");
}

#[test]
fn completions() {
    let place = Place::new(&[]);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = place.run(&["completions", shell]);
        assert_eq!(ran.status, 0);
        assert!(ran.stdout.contains("stdin-filename"), "{shell}");
    }
}

#[test]
fn man() {
    let place = Place::new(&[]);
    let page = place.run(&["man"]);
    assert_eq!(page.status, 0);
    assert!(page.stdout.contains(".TH lambda-lint 1"), "{}", page.stdout);
    // every option of the help is in it, and every command
    let help = place.run(&["check", "--help"]).stdout;
    let options: Vec<_> =
        help.split([' ', '\n', ',']).filter(|word| word.starts_with("--") && word.len() > 2).collect();
    assert!(options.len() > 20);
    for option in options.into_iter().filter(|option| *option != "--help") {
        assert!(page.stdout.contains(&option.replace('-', "\\-")), "{option}");
    }
    for command in ["check", "package", "explain", "rules", "schema", "completions", "man"] {
        assert!(page.stdout.contains(&format!("lambda\\-lint {command}")), "{command}");
    }
}

#[test]
fn help() {
    let place = Place::new(&[]);
    snapbox::assert_data_eq!(place.run(&["check", "--help"]).stdout, snapbox::file!["snapshots/check-help.txt"].raw());
    for args in [&["--help"][..], &["check", "--help"]] {
        let help = place.run(args).stdout;
        assert!(help.lines().count() <= 52, "fits a screen");
        assert!(help.lines().all(|line| line.chars().count() <= 120), "{help}");
    }
}
