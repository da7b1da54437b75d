//! Tests of the commands other than `check`.

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
fn rules_can_be_filtered() {
    let place = Place::new(&[]);
    let ids = |args: &[&str]| {
        let ran = place.run(&[&["rules", "--format", "json"], args].concat());
        let list = ran.json().as_array().unwrap().clone();
        list.into_iter().map(|rule| rule["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let all = ids(&[]).len();
    let severities = ["error", "warning", "advice"].map(|level| ids(&["--severity", level]).len());
    assert!(severities.iter().all(|&count| count > 10) && severities.iter().sum::<usize>() == all);
    assert!(ids(&["--group", "security"]).contains(&"secret-in-environment".to_owned()));
    assert!(!ids(&["--group", "cost"]).contains(&"secret-in-environment".to_owned()));
    assert_eq!(ids(&["LAYER", "duplicate"]), ["duplicate-layer"]);
    let fixable = ids(&["--fixable"]);
    assert!(fixable.contains(&"wrong-type".to_owned()) && fixable.len() < all / 2, "{fixable:?}");
    assert_eq!(place.run(&["rules", "--group", "color"]).status, 2);
    let line = place.run(&["rules", "wrong-type"]).stdout;
    assert!(line.starts_with("wrong-type  error    safe    "), "{line}");
}

/// The column rests on examples, so a rule with a fix needs an example that shows it.
#[test]
fn every_rule_with_a_fix_is_listed_as_fixable() {
    let place = Place::new(&[]);
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests");
    let folders = ["err", "near", "templates", "yaml", "commands/err"].map(|folder| format!("{tests}/{folder}"));
    let mut args = vec!["check", "--isolated", "--advice", "--exit-zero", "--format", "json"];
    args.extend(folders.iter().map(String::as_str));
    let found = place.run(&args).json();
    let listed = place.run(&["rules", "--format", "json"]).json();
    let fixable = |id: &str| {
        let rule = listed.as_array().unwrap().iter().find(|rule| rule["id"] == id);
        rule.map(|rule| rule["fixable"].as_str().unwrap().to_owned()).unwrap_or_default()
    };
    let mut wrong = std::collections::BTreeSet::new();
    for file in found["files"].as_array().unwrap() {
        for diagnostic in file["diagnostics"].as_array().unwrap() {
            let rule = diagnostic["rule"].as_str().unwrap();
            match diagnostic["fix"]["safe"].as_bool() {
                Some(true) if fixable(rule) != "safe" => wrong.insert(format!("{rule}: safe")),
                Some(false) if fixable(rule) == "no" => wrong.insert(format!("{rule}: unsafe")),
                _ => false,
            };
        }
    }
    assert!(wrong.is_empty(), "these need an example with their fix: {wrong:?}");
}

#[test]
fn help_of_a_command() {
    let place = Place::new(&[]);
    for args in [&["help"][..], &["help", "check"], &["help", "rules"]] {
        let ran = place.run(args);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{args:?}");
        assert!(ran.stdout.contains("Usage: lambda-lint"), "{}", ran.stdout);
    }
    assert_eq!(place.run(&["help", "no-such-command"]).status, 2);
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
fn the_copy_of_the_schema_is_up_to_date() {
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
        // elvish has no completion of values
        let has_rules = ran.stdout.contains("runtime-deprecated");
        assert!(has_rules || shell == "elvish" || shell == "powershell", "{shell}");
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
        assert!(help.lines().count() <= 56, "fits a screen");
        assert!(help.lines().all(|line| line.chars().count() <= 120), "{help}");
    }
}
