//! Plain scalars against what `ruamel.yaml` 0.19.1 answered: `recorded.json` has the text, the value in YAML 1.2, and
//! that in YAML 1.1.

use super::*;
use serde_json::{Value, json};

/// The recorded form of what we read.
fn read(text: &str, version: Version) -> Value {
    match resolve(text, version) {
        Scalar::Null => Value::Null,
        Scalar::Boolean(boolean) => json!(boolean),
        Scalar::Number(number) => json!({"number": number}),
        Scalar::Text if is_date(text) => json!({"date": true}),
        Scalar::Text => json!(text),
    }
}

fn agrees(ours: &Value, theirs: &Value) -> bool {
    let Some(figure) = theirs["integer"].as_str().or(theirs["float"].as_str()) else { return ours == theirs };
    let Some(number) = ours["number"].as_str() else { return false };
    if theirs["integer"].is_string() && figure.len() < 16 {
        return number == figure || number == "-0" && figure == "0";
    }
    let (ours, theirs) = (number.parse::<f64>().unwrap(), figure.parse::<f64>().unwrap());
    ours == theirs || ours.is_infinite() && theirs.is_nan()
}

#[test]
fn plain_scalars_are_what_the_aws_cli_reads() {
    let recorded: Vec<(String, Value, Value)> = serde_json::from_str(include_str!("recorded.json")).unwrap();
    let mut faults = Vec::new();
    for (text, current, old) in &recorded {
        for (version, theirs) in [(Version::Current, current), (Version::Old, old)] {
            let ours = read(text, version);
            if !agrees(&ours, theirs) {
                faults.push(format!("{text} in {version:?}: {ours}, recorded {theirs}"));
            }
        }
    }
    assert!(recorded.len() > 1000);
    assert!(faults.is_empty(), "{} of {}\n{}", faults.len(), recorded.len(), faults.join("\n"));
}

#[test]
fn numbers_are_json() {
    let recorded: Vec<(String, Value, Value)> = serde_json::from_str(include_str!("recorded.json")).unwrap();
    for (text, ..) in &recorded {
        if let Scalar::Number(number) = resolve(text, Version::Current)
            && !number.ends_with("1e999")
        {
            // serde_json refuses numbers that no double holds
            let read = serde_json::from_str::<Value>(&number);
            assert!(read.as_ref().is_ok_and(Value::is_number) || number.contains(['e', 'E']), "{text}: {number}");
        }
    }
}
