//! The JSON Schemas in `schema/` match what the program prints and reads.

use crate::Place;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn schema(name: &str) -> Value {
    let text = std::fs::read_to_string(root().join("schema").join(name)).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn requests() -> Vec<String> {
    let folders = ["err", "near", "ok"].map(|folder| root().join("tests").join(folder));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap());
    let names = files.map(|file| file.unwrap().path().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".json") && !name.ends_with(".options.json")).collect()
}

#[test]
fn json_output_matches_its_schema() {
    let (place, requests) = (Place::new(&[]), requests());
    let mut args = vec!["check", "--input", "request", "--advice", "--format", "json"];
    args.extend(requests.iter().map(String::as_str));
    let printed = place.run(&args).json();
    assert_eq!(printed["files"].as_array().unwrap().len(), requests.len());
    let validator = jsonschema::validator_for(&schema("diagnostics.schema.json")).unwrap();
    let faults: Vec<_> =
        validator.iter_errors(&printed).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for broken in [json!({}), json!({"version": 2, "asOf": "", "model": "", "files": [], "summary": {}})] {
        assert!(!validator.is_valid(&broken));
    }
}

#[test]
fn the_schema_of_the_configuration_has_the_keys_of_the_program() {
    let schema = schema("lambda-lint-toml.schema.json");
    jsonschema::validator_for(&schema).unwrap();
    let known = |table: &str| -> BTreeSet<String> {
        let place = Place::new(&[("lambda-lint.toml", &format!("{table}\nzzzzzzzzzz = 1"))]);
        let ran = place.run(&["check"]);
        let (_, keys) = ran.stderr.trim().split_once("; expected one of ").unwrap();
        keys.split(", ").map(str::to_owned).collect()
    };
    let listed = |pointer: &str| -> BTreeSet<String> {
        schema.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(known(""), listed("/properties"));
    for (name, _) in lambda_lint::Settings::ALL {
        for table in ["/properties", "/properties/files/items/properties"] {
            assert!(listed(table).contains(*name), "{table} lacks {name}");
        }
    }
    assert_eq!(known("[[files]]"), listed("/properties/files/items/properties"));
    assert_eq!(known("[[suppress]]"), listed("/properties/suppress/items/properties"));
}

#[test]
fn the_configuration_schema_accepts_what_the_program_accepts() {
    let validator = jsonschema::validator_for(&schema("lambda-lint-toml.schema.json")).unwrap();
    for config in [
        "region = 'eu-west-1'\naccount = '123456789012'\nas-of = '2026-11-22'\nadvice = true\nfail-on = 'advice'\nplaceholders = 'allow'",
        "select = ['unknown-member']\nignore = ['wrong-type']\n[quotas]\nmemory = 3008\ntimeout = 1\nstorage = 1\nlayers = 1\ntags = 1\nenvironment = 1",
        "[severity]\nunknown-member = 'error'\n[[files]]\npaths = ['a/**']\npartial = true\n[[files]]\npaths = []\ncomplete = true",
        "[[suppress]]\nrule = 'unknown-member'\nreason = 'x'\npath = '*'\npointer = '/a'\nexpires = '2027-01-01'",
        "region = 1",
        "account = '1'",
        "as-of = '1'",
        "fail-on = 'loud'",
        "placeholders = 'loud'",
        "select = 'unknown-member'",
        "quotas.memory = -1",
        "quotas.money = 1",
        "severity.unknown-member = 'loud'",
        "files = [{path = []}]",
        "suppress = [{rule = 'unknown-member'}]",
        "suppress = [{rule = 'unknown-member', reason = ' '}]",
        "suppress = [{rule = 'unknown-member', reason = 'x', pointer = 'Role'}]",
        "region = 'eu-west-1'\nregions = []",
    ] {
        let value: Value = toml::from_str(config).unwrap();
        let ran = Place::new(&[("lambda-lint.toml", config)]).run(&["check"]);
        assert_eq!(validator.is_valid(&value), ran.status == 0, "{config}: {ran:?}");
    }
}

/// The schema that OASIS published, as the npm package @microsoft/jest-sarif 1.0.0-beta.0 carries it.
#[test]
fn sarif_matches_the_published_schema() {
    let schema = include_str!("../data/sarif-2.1.0-rtm.5.json");
    // one pattern of it, of a member that we do not write, is no regular expression: a bracket closes nothing
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let (place, requests) = (Place::new(&[]), requests());
    let mut args = vec!["check", "--input", "request", "--advice", "--format", "sarif"];
    args.extend(requests.iter().map(String::as_str));
    let printed = place.run(&args).json();
    assert!(printed["runs"][0]["results"].as_array().unwrap().len() > 500);
    let faults: Vec<_> =
        validator.iter_errors(&printed).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(!validator.is_valid(&json!({"version": "2.1.0"})), "the schema is read");
}
