//! `lambda-lint.toml`.

use crate::{FINE, Place, Ran, with};

const CONCISE: &[&str] = &["check", ".", "--format", "concise", "--as-of", "2026-11-22"];

fn low_memory() -> String {
    with("\"MemorySize\": 64")
}

/// `check .` with a configuration and a request with too little memory.
fn ran(config: &str, args: &[&str]) -> Ran {
    let place = Place::new(&[("lambda-lint.toml", config), ("fn/a.json", &low_memory())]);
    place.run(&[CONCISE, args].concat())
}

#[test]
fn every_key_takes_effect() {
    assert_eq!(ran("", &[]).rules(), ["number-out-of-range"]);
    assert_eq!(ran("ignore = ['number-out-of-range']", &[]).rules(), [""; 0]);
    assert_eq!(ran("select = ['unknown-member']", &[]).rules(), [""; 0]);
    assert_eq!(ran("extend-select = ['unknown-member']", &[]).rules(), ["number-out-of-range"]);
    assert!(ran("advice = true", &[]).rules().contains(&"missing-tags"));
    let marked = |config: &str, args: &[&str]| {
        let place = Place::new(&[("lambda-lint.toml", config), ("a.json", &FINE.replace("123456789012", "<ACCOUNT>"))]);
        place.run(&[CONCISE, args].concat())
    };
    assert_eq!(marked("placeholders = 'allow'", &[]).rules(), [""; 0]);
    assert_eq!(marked("placeholders = 'error'", &[]).status, 1);
    assert_eq!(marked("placeholders = 'error'", &["--placeholders", "warn"]).status, 0);
    assert_eq!(marked("placeholders = 'allow'\n[[files]]\npaths = ['a.json']\nplaceholders = 'warn'", &[]).status, 0);
    let warned = ran("[severity]\nnumber-out-of-range = 'warning'", &[]);
    assert!(warned.status == 0 && warned.stdout.contains("warning: 64 MB"), "{warned:?}");
    assert!(!ran("[severity]\nnumber-out-of-range = 'off'", &[]).stdout.contains("64 MB"));
    let config = "fail-on = 'warning'\nseverity.number-out-of-range = 'warning'";
    assert_eq!(ran(config, &[]).status, 1);

    let judged = |config: &str, request: &str| {
        let place = Place::new(&[("lambda-lint.toml", config), ("a.json", request)]);
        place.run(&["check", ".", "--format", "concise"])
    };
    let layer = with("\"Layers\": [\"arn:aws:lambda:us-east-1:123456789012:layer:tools:1\"]");
    assert_eq!(judged("region = 'eu-west-1'", &layer).rules(), ["layer-in-other-region"]);
    assert_ne!(judged("account = '999999999999'", FINE).stdout, judged("", FINE).stdout);
    let old = FINE.replace("nodejs24.x", "nodejs12.x");
    assert_eq!(judged("as-of = 2019-12-01", &old).status, 0);
    assert_eq!(judged("as-of = '2019-12-01'", &old).status, 0);
    assert_eq!(judged("", &old).status, 1);
    let much = with("\"MemorySize\": 4096");
    assert_ne!(judged("quotas.memory = 3008", &much).stdout, judged("", &much).stdout);
    let bare = r#"{"FunctionName": "a", "Role": "arn:aws:iam::123456789012:role/r", "Runtime": "nodejs24.x", "Handler": "a.b"}"#;
    assert!(judged("", bare).stdout.contains("warning: missing `Code`"));
    assert!(judged("complete = true", bare).stdout.contains("error: missing `Code`"));
    assert_eq!(judged("partial = true", bare).stdout, "");
}

#[test]
fn partial_conflicts_with_complete() {
    let both = ran("complete = true\npartial = true", &[]);
    assert_eq!(both.status, 2);
    assert!(both.stderr.contains("lambda-lint.toml:1:12: `complete` conflicts with `partial`"), "{both:?}");
    assert_eq!(ran("complete = true\npartial = false", &[]).status, 1);
    let part = "partial = true\n[[files]]\npaths = ['fn/*']\ncomplete = true";
    assert_eq!(ran(part, &[]).status, 1, "a part takes it back");
}

#[test]
fn options_win() {
    assert_eq!(ran("ignore = ['number-out-of-range']", &["--select", "number-out-of-range"]).rules().len(), 1);
    assert_eq!(ran("fail-on = 'warning'\nseverity.number-out-of-range = 'warning'", &["--fail-on", "error"]).status, 0);
    assert_eq!(ran("severity.number-out-of-range = 'warning'", &["--severity", "number-out-of-range=error"]).status, 1);
    assert_eq!(ran("ignore = ['number-out-of-range']", &["--isolated"]).status, 1);
    assert_eq!(ran("no = 'key'", &["--isolated"]).status, 1);
}

#[test]
fn the_last_severity_of_a_rule_counts() {
    let off = "severity.number-out-of-range = 'off'\n";
    let part = format!("{off}[[files]]\npaths = ['fn/*']\nseverity.number-out-of-range = 'error'");
    assert_eq!(ran(off, &[]).rules(), [""; 0]);
    assert_eq!(ran(&part, &[]).rules(), ["number-out-of-range"]);
    assert_eq!(ran(off, &["--severity", "number-out-of-range=warning"]).status, 0);
    assert_eq!(ran(off, &["--severity", "number-out-of-range=warning"]).rules(), ["number-out-of-range"]);
}

#[test]
fn the_nearest_file_counts() {
    let place = Place::new(&[
        ("lambda-lint.toml", "ignore = ['number-out-of-range']"),
        ("a/x.json", &low_memory()),
        ("b/lambda-lint.toml", ""),
        ("b/c/x.json", &low_memory()),
        ("other.toml", "select = ['unknown-member']"),
    ]);
    assert!(place.run(CONCISE).stdout.starts_with("b/c/x.json:1:17: error"), "{:?}", place.run(CONCISE));
    assert_eq!(place.run(&[CONCISE, &["--config", "other.toml"]].concat()).stdout, "");
    assert_eq!(place.run(&["check", "b/c/x.json"]).status, 1, "also for a file that is named");
    assert_eq!(place.run_with(&["check", "-"], low_memory()).status, 0, "stdin has that of the folder");
    assert_eq!(place.run_with(&["check", "-", "--stdin-filename", "b/y.json"], low_memory()).status, 1);
    assert_eq!(place.run_with(&["check", "--lines"], low_memory().replace('\n', " ")).status, 0);
    assert_eq!(place.run(&["check", "--config", "missing.toml"]).status, 2);
    assert_eq!(place.run(&["check", "--config", "other.toml", "--isolated"]).status, 2);
}

#[test]
fn parts_for_some_files() {
    let config = "
        [[files]]
        paths = ['legacy/**', '*.part.json']
        severity.number-out-of-range = 'warning'
        [[files]]
        paths = ['legacy/old.json']
        ignore = ['number-out-of-range']";
    let place = Place::new(&[
        ("lambda-lint.toml", config),
        ("legacy/old.json", &low_memory()),
        ("legacy/deep/er.json", &low_memory()),
        ("new/x.part.json", &low_memory()),
        ("new/y.json", &low_memory()),
    ]);
    let ran = place.run(CONCISE);
    let found: Vec<_> = ran.stdout.lines().map(|line| line.split(": 64").next().unwrap()).collect();
    assert_eq!(found, ["legacy/deep/er.json:1:17: warning", "new/x.part.json:1:17: warning", "new/y.json:1:17: error"]);
}

#[test]
fn suppressions() {
    let suppress = |rest: &str| format!("[[suppress]]\nrule = 'number-out-of-range'\nreason = 'old'\n{rest}");
    for taken in ["", "path = 'fn/*.json'", "pointer = '/MemorySize'", "pointer = ''", "expires = 2026-11-22"] {
        let ran = ran(&suppress(taken), &[]);
        assert_eq!((ran.rules().len(), ran.status, ran.stderr.as_str()), (0, 0, ""), "{taken}");
    }
    for left in ["path = 'gn/*.json'", "pointer = '/Memory'", "path = 'fn/b.json'"] {
        let ran = ran(&suppress(left), &[]);
        assert_eq!((ran.rules().len(), ran.status), (1, 1), "{left}");
        let unused = "warning: lambda-lint.toml:1: the suppression of `number-out-of-range` is unused; remove it (reason: old)\n";
        assert_eq!(ran.stderr, unused);
    }
    let late = ran(&suppress("expires = 2026-11-21"), &[]);
    assert_eq!(late.rules().len(), 1);
    assert!(late.stderr.contains("has expired on 2026-11-21 (reason: old)"), "{late:?}");
    // there are no notes about files that were not read
    let place = Place::new(&[("lambda-lint.toml", &suppress("path = 'fn/*.json'")), ("a.json", FINE)]);
    assert_eq!(place.run(&["check", "a.json"]).stderr, "");
    assert_eq!(place.run(&["check", ".", "--select", "unknown-member"]).stderr, "");
    assert!(place.run(&["check"]).stderr.contains("is unused"));
}

#[test]
fn sarif_contains_suppressed_findings_with_reasons() {
    let config = "[[suppress]]\nrule = 'number-out-of-range'\nreason = 'moves in spring'";
    let request = low_memory().replacen('{', "{ \"Timeot\": 3,", 1);
    let place = Place::new(&[("lambda-lint.toml", config), ("a.json", &request)]);
    for lines in [&[][..], &["--lines"]] {
        if !lines.is_empty() {
            place.write("a.json", format!("\n{}", request.replace('\n', " ")));
        }
        let ran = place.run(&[&["check", "a.json", "--format", "sarif"], lines].concat());
        assert_eq!(ran.status, 1, "the other one is counted");
        let results = ran.json()["runs"][0]["results"].as_array().unwrap().clone();
        let found: Vec<_> = results.iter().map(|found| (&found["ruleId"], &found["suppressions"])).collect();
        let expected = serde_json::json!([{"kind": "external", "justification": "moves in spring"}]);
        let none = serde_json::json!([]);
        assert_eq!(found, [(&"unknown-member".into(), &none), (&"number-out-of-range".into(), &expected)]);
        let line = &results[1]["locations"][0]["physicalLocation"]["region"]["startLine"];
        assert_eq!(*line, 1 + u64::from(!lines.is_empty()));
    }
    for format in ["concise", "json", "json-lines", "github", "gitlab", "junit", "pretty"] {
        let ran = place.run(&["check", "a.json", "--lines", "--format", format]);
        assert!(!ran.stdout.contains("number-out-of-range"), "{ran:?}");
    }
}

#[test]
fn suppressed_findings_are_not_fixed() {
    let config = "[[suppress]]\nrule = 'unknown-member'\nreason = 'x'";
    let request = FINE.replace("FunctionName", "functionName");
    let place = Place::new(&[("lambda-lint.toml", config), ("a.json", &request)]);
    place.run(&["check", "a.json", "--fix"]);
    assert_eq!(std::fs::read_to_string(place.path().join("a.json")).unwrap(), request);
}

#[test]
fn an_unknown_region_is_one_fault_of_the_configuration() {
    let place = Place::new(&[("lambda-lint.toml", "region = 'eu-wset-1'"), ("a.json", FINE), ("b.json", FINE)]);
    let ran = place.run(&["check", "a.json", "b.json"]);
    let error = "error: lambda-lint.toml:1:10: unknown region `eu-wset-1`; did you mean `eu-west-1`?\n";
    assert_eq!((ran.stderr.as_str(), ran.status), (error, 2));
}

#[test]
fn faults_have_a_place_and_an_idea() {
    for (config, said) in [
        ("regoin = 'x'", "1:1: unknown key `regoin`; did you mean `region`?"),
        ("\nzzz = 1", "2:1: unknown key `zzz`; expected region, "),
        ("region = 5", "1:10: expected a string, found an integer"),
        ("advice = 'yes'", "1:10: expected `true` or `false`, found a string"),
        ("[files]\npaths = []", "1:1: expected a list, found a table"),
        ("region = 'eu-west'", "1:10: unknown region `eu-west`; did you mean `eu-west-1`?"),
        ("account = '12'", "1:11: invalid account `12`"),
        ("as-of = '2026-02-30'", "1:9: invalid date `2026-02-30`; expected YYYY-MM-DD"),
        ("ignore = ['unknown-membr']", "1:11: unknown rule `unknown-membr`; did you mean `unknown-member`?"),
        (
            "[severity]\nunknown-member = 'loud'",
            "2:18: unknown severity `loud`; expected `error`, `warning`, `advice` or `off`",
        ),
        ("[severity]\nunknown-membr = 'error'", "2:1: unknown rule `unknown-membr`"),
        ("placeholders = 'off'", "1:16: unknown value `off` for placeholders; expected `allow`, `warn` or `error`"),
        ("quotas.money = 1", "1:8: unknown quota `money`"),
        ("quotas.memory = 'x'", "1:17: expected an integer, found a string"),
        ("fail-on = 'never'", "1:11: unknown severity `never`; expected `error`, `warning` or `advice`"),
        ("[[files]]\npath = ['x']", "2:1: unknown key `path`; did you mean `paths`?"),
        ("[[files]]\npaths = ['x[']", "2:10: no pattern: "),
        ("[[suppress]]\nrule = 'unknown-member'", "1:1: missing field `reason`"),
        ("[[suppress]]\nrule = 'unknown-member'\nreason = ' '", "3:10: missing `reason` of the suppression"),
        ("[[suppress]]\nrule = 'unknown-member'\nreason = 'x'\npointer = 'Role'", "4:11: expected a JSON Pointer"),
        ("a = ", "1:"),
    ] {
        let ran = ran(config, &[]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{config}");
        let start = format!("error: lambda-lint.toml:{said}");
        assert!(ran.stderr.starts_with(&start) && ran.stderr.lines().count() == 1, "{config}\n{}{start}", ran.stderr);
    }
}
