//! Every format on one fixed list with all the awkward characters. `SNAPSHOTS=overwrite` writes the snapshots.

use crate::{FINE, Place, with};
use snapbox::{assert_data_eq, file};

const AWKWARD: &str = r#"{
  "FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
  "Runtime": "nodejs24.x", "Handler": "index.handler",
  "Code": { "S3Bucket": "builds", "S3Key": "orders.zip" },
  "new\nline \u001b[31m \u202e": 1,
  "quote\" 100% | pipe, co:lon <tag> & 'x' \\": 2,
  "日本語 😀": {},
  "Timeout": "日本 100%|\"q\"\n::error::x",	"MemorySize": "wide 日本", "Publish": 1,
  "Environment": { "Variables": { "PASSWORD": "not to be shown", "PORT": 8080 } },
  "EphemeralStorage": { "Size": 512, "Size": 1024 }
}
"#;

/// The one list: a file with a path that wants quoting, one without findings, one that does not parse.
fn place() -> Place {
    Place::new(&[
        ("with space/100% é, #1.json", AWKWARD),
        ("fine.json", FINE),
        (
            "broken.json",
            "{\n  \"FunctionName\": orders, \"Environment\": { \"Variables\": { \"A\": \"secret\" } }\n}\n",
        ),
    ])
}

fn output(format: &str, more: &[&str]) -> String {
    let args = ["check", "with space/100% é, #1.json", "fine.json", "broken.json", "--as-of", "2026-11-22"];
    let rules = ["--select", "wrong-type,unknown-member,duplicate-member", "--format", format];
    let ran = place().run(&[&args[..], &rules, more].concat());
    assert_eq!((ran.status, ran.stderr.as_str()), (1, ""));
    ran.stdout
}

#[test]
fn pretty() {
    assert_data_eq!(output("pretty", &[]), file!["snapshots/pretty.txt"].raw());
}

#[test]
fn pretty_in_color() {
    let shown = output("pretty", &["--color", "always"]);
    assert_data_eq!(shown.replace('\u{1b}', "ESC"), file!["snapshots/pretty-color.txt"].raw());
}

#[test]
fn concise() {
    assert_data_eq!(output("concise", &[]), file!["snapshots/concise.txt"].raw());
}

#[test]
fn json() {
    let shown = output("json", &[]);
    let value: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(value["version"], 1);
    assert_eq!(value["asOf"], "2026-11-22");
    assert_eq!(value["summary"]["files"], 3);
    // the model changes with the data
    let model = value["model"].as_str().unwrap();
    assert_data_eq!(shown.replace(model, "MODEL"), file!["snapshots/json.txt"].raw());
}

#[test]
fn json_without_any_file() {
    let ran = Place::new(&[]).run(&["check", "--format", "json"]);
    assert_eq!(ran.json()["files"], serde_json::json!([]));
}

#[test]
fn json_lines() {
    let shown = output("json-lines", &[]);
    assert!(shown.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()));
    assert_data_eq!(shown, file!["snapshots/json-lines.txt"].raw());
}

#[test]
fn github() {
    assert_data_eq!(output("github", &[]), file!["snapshots/github.txt"].raw());
}

#[test]
fn gitlab() {
    let shown = output("gitlab", &[]);
    let issues: Vec<serde_json::Value> = serde_json::from_str(&shown).unwrap();
    let mut fingerprints: Vec<_> = issues.iter().map(|issue| issue["fingerprint"].to_string()).collect();
    fingerprints.sort();
    fingerprints.dedup();
    assert_eq!(fingerprints.len(), issues.len());
    assert_data_eq!(shown, file!["snapshots/gitlab.txt"].raw());
}

#[test]
fn junit() {
    assert_data_eq!(output("junit", &[]), file!["snapshots/junit.xml"].raw());
}

#[test]
fn sarif() {
    let shown = output("sarif", &[]);
    let log: serde_json::Value = serde_json::from_str(&shown).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    for result in results {
        if let Some(index) = result["ruleIndex"].as_u64() {
            assert_eq!(rules[index as usize]["id"], result["ruleId"]);
        }
    }
    assert_data_eq!(serde_json::to_string_pretty(results).unwrap() + "\n", file!["snapshots/sarif-results.json"].raw());
}

#[test]
fn a_long_line_is_cut_around_the_place() {
    let filler = "x".repeat(2_000_000);
    let request =
        with(&format!("\"Description\": \"{filler}\", \"MemorySize\": 64, \"Tags\": {{\"a\": \"{filler}\"}}"));
    let place = Place::new(&[("a.json", &request)]);
    let shown = place.run(&["check", "a.json", "--select", "number-out-of-range"]).stdout;
    let line = shown.lines().nth(2).unwrap();
    assert!(
        line.starts_with("1 | …x") && line.contains("\"MemorySize\": 64, \"Tags\"") && line.ends_with('…'),
        "{line}"
    );
    assert!(line.chars().count() < 200, "{line}");
    let column = line.find("64").map(|at| line[..at].chars().count());
    let caret = shown.lines().nth(3).and_then(|line| line.find('^').map(|at| line[..at].chars().count()));
    assert_eq!(column, caret);
    assert!(shown.starts_with("a.json:1:2000036: "), "{shown}");
}

#[test]
fn no_format_shows_yaml_secrets() {
    let yaml = "x: &pw hunter2\nFunctionName: a b\nEnvironment:\n  Variables:\n    PW: *pw # hunter2\n    N: 7hunter2\n    A: [hunter2]\n    # hunter2\nCode:\n  ZipFile: hunter2\n";
    let place = crate::Place::new(&[("a.yaml", yaml), ("broken.yaml", &yaml.replace("Code:", "Code: x: hunter2"))]);
    for format in ["pretty", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        for name in ["a.yaml", "broken.yaml"] {
            let ran = place.run(&["check", "--input", "request", "--format", format, "--advice", name]);
            assert_eq!(ran.status, 1, "{ran:?}");
            assert!(!ran.stdout.contains("hunter2") && !ran.stderr.contains("hunter2"), "{format}: {}", ran.stdout);
        }
    }
}

#[test]
fn one_line_names_the_misspelled_member() {
    let place = Place::new(&[("a.json", &FINE.replace("\"FunctionName\"", "\"functionName\""))]);
    for format in ["github", "pretty"] {
        let ran = place.run(&["check", "a.json", "--format", format]);
        assert!(ran.stdout.contains("rename `functionName` to `FunctionName`"), "{format}: {}", ran.stdout);
    }
}
