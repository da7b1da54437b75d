//! `--policy`: what a team asks for in a JSON Schema of its own.

use crate::{FINE, Place, Ran, with};

const TEAM: &str = r##"{
  "title": "What we agreed on",
  "required": ["Tags"],
  "properties": {
    "MemorySize": {
      "maximum": 2048,
      "x-lambda-lint": {
        "id": "memory-above-team-limit", "severity": "warning",
        "help": "ask the platform team for more", "url": "https://example.org/memory"
      }
    },
    "Runtime": { "enum": ["nodejs24.x", "python3.14"] },
    "Timeout": { "anyOf": [{ "const": 3 }, { "minimum": 10 }] },
    "Tags": { "$ref": "#/$defs/tags" },
    "Environment": { "properties": { "Variables": {
      "additionalProperties": false,
      "properties": { "STAGE": { "enum": ["dev", "prod"] }, "KEY": { "pattern": "^arn:", "maxLength": 20 } }
    } } },
    "Code": { "anyOf": [{ "required": ["ZipFile"] }, { "required": ["S3Bucket"], "properties": { "S3Key": { "pattern": "zip$" } } }] }
  },
  "$defs": {
    "tags": {
      "required": ["team"],
      "additionalProperties": { "type": "string" },
      "propertyNames": { "pattern": "^[a-z]+$" },
      "x-lambda-lint": { "id": "tags" }
    }
  }
}"##;

/// A request that breaks most of it.
fn faulty() -> String {
    with(concat!(
        r#""MemorySize": 4096, "Timeout": 5, "Tags": { "Cost": "hm" }, "#,
        r#""Environment": { "Variables": { "STAGE": "hunter2", "KEY": "hunter3 is not to be seen", "X": "hunter4" } }"#
    ))
    .replace("nodejs24.x", "nodejs22.x")
}

fn ran(policy: &str, request: &str, args: &[&str]) -> Ran {
    let place = Place::new(&[("team.json", policy), ("a.json", request)]);
    let common = ["check", "a.json", "--policy", "team.json", "--format", "concise", "--as-of", "2026-11-22"];
    place.run(&[&common[..], args].concat())
}

/// Path and rule of each finding of policies.
fn found(policy: &str, request: &str) -> Vec<(String, String)> {
    let place = Place::new(&[("team.json", policy), ("a.json", request)]);
    let ran = place.run(&["check", "a.json", "--policy", "team.json", "--format", "json", "--input", "request"]);
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let list = ran.json()["files"][0]["diagnostics"].as_array().unwrap().clone();
    let of_policies = list.iter().filter(|found| text(&found["rule"]).starts_with("policy/"));
    of_policies.map(|found| (text(&found["path"]), text(&found["rule"]))).collect()
}

#[test]
fn policy_violations_are_reported_like_other_findings() {
    let ran = ran(TEAM, &faulty(), &["--select", "policy"]);
    let expected = "\
a.json:1:17: warning: 4096 is above the maximum of 2048 [policy/memory-above-team-limit]
a.json:1:34: error: 5 is below the minimum of 10 [policy/team]
a.json:1:45: error: missing `team` [policy/tags]
a.json:1:55: error: the name `Cost` is not allowed [policy/tags]
a.json:1:104: error: the value of `STAGE` is not allowed; expected one of `dev`, `prod` [policy/team]
a.json:1:122: error: 25 characters are above the maximum of 20 [policy/team]
a.json:1:122: error: the value of `KEY` does not match the pattern `^arn:` [policy/team]
a.json:1:156: error: `X` is not allowed [policy/team]
a.json:4:14: error: `nodejs22.x` is not allowed; expected one of `nodejs24.x`, `python3.14` [policy/team]
";
    assert_eq!((ran.stdout.as_str(), ran.status, ran.stderr.as_str()), (expected, 1, ""));
    assert_eq!(self::ran(TEAM, &with("\"Tags\": {\"team\": \"x\"}"), &[]).stdout, "");
}

#[test]
fn in_every_format_and_without_a_secret() {
    let place = Place::new(&[("team.json", TEAM), ("a.json", &faulty())]);
    for format in ["pretty", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"] {
        let ran = place.run(&["check", "a.json", "--policy", "team.json", "--format", format]);
        assert!(ran.stdout.contains("policy/memory-above-team-limit"), "{format}");
        assert!(ran.stdout.contains("missing `team`"), "{format}");
        assert!(!ran.stdout.contains("hunter"), "{format}: {}", ran.stdout);
    }
    let json =
        place.run(&["check", "a.json", "--policy", "team.json", "--format", "json", "--select", "policy"]).json();
    let first = &json["files"][0]["diagnostics"][0];
    assert_eq!(first["url"], "https://example.org/memory");
    assert_eq!(first["help"], "ask the platform team for more");
    assert_eq!(first["path"], "/MemorySize");
    assert_eq!(json["files"][0]["diagnostics"][2]["path"], "/Tags/team");
}

#[test]
fn every_path_names_the_member_to_change() {
    let pairs =
        |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(found(TEAM, FINE), pairs(&[("/Tags", "policy/team")]));
    let key = FINE.replace("orders.zip", "orders.tar").replacen('{', "{ \"Tags\": {\"team\": \"x\"},", 1);
    assert_eq!(found(TEAM, &key), pairs(&[("/Code/S3Key", "policy/team")]), "nothing of `ZipFile`");
    let all = r#"{ "properties": { "Tags": { "allOf": [{ "required": ["a/b~c"] }, { "minProperties": 5 }] }, "Layers": false } }"#;
    let layers = with("\"Layers\": [], \"Tags\": {}");
    let expected = pairs(&[("/Layers", "policy/team"), ("/Tags", "policy/team"), ("/Tags/a~1b~0c", "policy/team")]);
    assert_eq!(found(all, &layers), expected);
}

#[test]
fn one_mistake_is_reported_once() {
    // the service refuses it already; what the team would say of it is of no use
    assert!(ran(TEAM, &with("\"MemorySize\": \"4096\", \"Tags\": {\"team\": \"x\"}"), &[]).rules() == ["wrong-type"]);
    // the member is there, under a wrong name
    let misspelt = ran(TEAM, &with("\"tags\": {\"team\": \"x\"}"), &[]);
    assert_eq!(misspelt.rules(), ["unknown-member"], "{misspelt:?}");
    let same = r#"{ "x-lambda-lint": { "message": "use a small function" },
                    "properties": { "MemorySize": { "maximum": 512, "multipleOf": 7 }, "Timeout": { "maximum": 5 } } }"#;
    let ran = ran(same, &with("\"MemorySize\": 1024, \"Timeout\": 10"), &[]);
    let expected = "a.json:1:17: error: use a small function [policy/team]\na.json:1:34: error: use a small function [policy/team]\n";
    assert_eq!(ran.stdout, expected);
}

#[test]
fn ids_are_selected_ignored_and_given_severities() {
    let rules = |args: &[&str]| {
        let ran = ran(TEAM, &faulty(), args);
        assert_ne!(ran.status, 2, "{ran:?}");
        ran.rules().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(rules(&["--select", "policy/memory-above-team-limit"]), ["policy/memory-above-team-limit"]);
    assert_eq!(rules(&["--select", "policy/tags"]), ["policy/tags", "policy/tags"]);
    assert_eq!(rules(&["--select", "unknown-member"]), [""; 0], "only these rules");
    assert!(!rules(&["--ignore", "policy"]).iter().any(|rule| rule.starts_with("policy")));
    assert!(!rules(&["--ignore", "policy/team"]).contains(&"policy/team".to_owned()));
    let status = |args: &[&str]| ran(TEAM, &faulty(), &[&["--select", "policy"], args].concat()).status;
    assert_eq!(status(&["--severity", "policy=warning"]), 0);
    assert_eq!(status(&["--severity", "policy=warning", "--severity", "policy/memory-above-team-limit=error"]), 1);
    for option in ["--select", "--ignore"] {
        let ran = ran(TEAM, FINE, &[option, "policy/tag"]);
        assert_eq!(ran.status, 2);
        let expected = format!("error: unknown rule `policy/tag`; did you mean `policy/tags`? (from {option})\n");
        assert_eq!(ran.stderr, expected);
    }
}

#[test]
fn the_configuration_names_policies() {
    let config = "
        policy = ['rules/team.json']
        [severity]
        'policy/team' = 'warning'
        [[files]]
        paths = ['new/**']
        policy = ['rules/more.json']
        [[suppress]]
        rule = 'policy/tags'
        pointer = '/Tags/team'
        reason = 'until the move'
        [[suppress]]
        rule = 'policy/more'
        pointer = '/Handler'
        reason = 'never there'";
    let request = with("\"Tags\": {\"Cost\": \"x\"}");
    let place = Place::new(&[
        ("team/lambda-lint.toml", config),
        ("team/rules/team.json", TEAM),
        ("team/rules/more.json", r#"{"properties": {"FunctionName": {"minLength": 10}}}"#),
        ("team/new/a.json", &request),
        ("team/b.json", &request),
    ]);
    let ran = place.run(&["check", "team", "--format", "concise"]);
    let found: Vec<_> = ran.stdout.lines().map(|line| line.split(' ').next().unwrap_or_default()).collect();
    assert_eq!(found, ["team/b.json:1:20:", "team/new/a.json:1:20:", "team/new/a.json:2:19:"], "{ran:?}");
    assert_eq!(ran.rules(), ["policy/tags", "policy/tags", "policy/more"]);
    assert!(ran.stderr.contains("the suppression of `policy/more` is unused"), "{}", ran.stderr);
    let isolated =
        place.run(&["check", "team/b.json", "--isolated", "--policy", "team/rules/more.json", "--format", "concise"]);
    assert_eq!(isolated.rules(), ["policy/more"]);
}

#[test]
fn an_invalid_policy_exits_with_2_and_a_position() {
    for (policy, said) in [
        ("", "1:1: invalid JSON; a policy must be a JSON Schema: EOF"),
        ("{\n \"a\": }", "2:7: invalid JSON; a policy must be a JSON Schema: expected value"),
        ("[]", "1:1: a policy must be a JSON Schema, which is an object"),
        (
            "{\"properties\": {\"a\": {\"$ref\": \"https://example.org/x.json\"}}}",
            "1:31: this `$ref` points outside the file",
        ),
        ("{\"$ref\": \"common.json#/a\"}", "1:10: this `$ref` points outside the file"),
        ("{\"$ref\": \"#/$defs/a\"}", "1:10: this `$ref` points to nothing"),
        ("{\"$schema\": \"https://example.org/\"}", "1:13: unknown `$schema`"),
        ("{\n \"maximum\": \"x\"}", "2:13: invalid JSON Schema: `maximum` is a string, expected a number"),
        ("{\"items\": {\"type\": \"strin\"}}", "1:20: invalid JSON Schema: `type`: expected one of `string`, "),
        ("{\"items\": {\"pattern\": \"(\"}}", "1:23: invalid JSON Schema: `pattern`: invalid regular expression"),
        ("{\"minLength\": -1}", "1:15: invalid JSON Schema: `minLength`: -1 is below the minimum of 0"),
        ("{\"x-lambda-lint\": []}", "1:19: x-lambda-lint must be an object"),
        ("{\"x-lambda-lint\": {\"idd\": \"x\"}}", "1:19: x-lambda-lint: unknown key `idd`; did you mean `id`?"),
        ("{\"x-lambda-lint\": {\"id\": \"Bad Id!\"}}", "1:26: expected lower-case words"),
        ("{\"x-lambda-lint\": {\"severity\": \"loud\"}}", "1:32: expected \"error\", \"warning\" or \"advice\""),
    ] {
        let ran = ran(policy, FINE, &[]);
        assert_eq!((ran.status, ran.stdout.as_str()), (2, ""), "{policy}");
        let start = format!("error: team.json:{said}");
        assert!(ran.stderr.starts_with(&start) && ran.stderr.lines().count() == 1, "{policy}\n{}{start}", ran.stderr);
    }
    let place = Place::new(&[("lambda-lint.toml", "policy = ['none.json']"), ("a.json", FINE)]);
    let missing = place.run(&["check", "a.json"]);
    assert!(missing.stderr.starts_with("error: lambda-lint.toml:1:11: cannot read none.json: "), "{missing:?}");
    assert_eq!(place.run(&["check", "--isolated", "--policy", "none.json"]).status, 2);
    assert_eq!(place.run(&["explain", "policy/team"]).status, 2);
}

#[test]
fn members_from_other_sources_are_not_reported_missing() {
    let policy = r#"{ "required": ["Code", "Description"] }"#;
    let bare = FINE.replace("\"Code\": { \"S3Bucket\": \"builds\", \"S3Key\": \"orders.zip\" }", "\"Publish\": true");
    let place = Place::new(&[("team.json", policy), ("a.json", &bare), ("a.zip", "no archive")]);
    let rules = |args: &[&str]| {
        let all =
            [&["check", "a.json", "--policy", "team.json", "--select", "policy", "--format", "json"], args].concat();
        let json = place.run(&all).json();
        let list = json["files"][0]["diagnostics"].as_array().unwrap().clone();
        list.iter().map(|found| found["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules(&[]), ["/Code", "/Description"]);
    assert_eq!(rules(&["--zip-file", "a.zip"]), ["/Description"]);
    assert_eq!(rules(&["--partial"]), [""; 0]);
}

#[test]
fn an_archive_passed_separately_replaces_only_the_code() {
    let code = "{ \"S3Bucket\": \"builds\", \"S3Key\": \"orders.zip\" }";
    let policy = r#"{ "required": ["CodeSigningConfigArn"], "properties": { "Code": {
        "required": ["SourceKMSKeyArn", "S3Bucket"], "anyOf": [{ "required": ["ImageUri"] }, { "required": ["ZipFile"] }] } } }"#;
    let place = Place::new(&[("team.json", policy), ("a.json", &FINE.replace(code, "{}")), ("a.zip", "no archive")]);
    let common = ["check", "a.json", "--policy", "team.json", "--select", "policy", "--format", "json"];
    let paths = |args: &[&str]| {
        let json = place.run(&[&common[..], args].concat()).json();
        let list = json["files"][0]["diagnostics"].as_array().unwrap().clone();
        let mut paths: Vec<_> = list.iter().map(|found| found["path"].as_str().unwrap().to_owned()).collect();
        paths.sort();
        paths
    };
    assert_eq!(paths(&[]), ["/Code", "/Code/S3Bucket", "/Code/SourceKMSKeyArn", "/CodeSigningConfigArn"]);
    assert_eq!(paths(&["--zip-file", "a.zip"]), ["/Code/SourceKMSKeyArn", "/CodeSigningConfigArn"]);
}

#[test]
fn many_findings_are_fast() {
    let tags: Vec<_> = (0..60_000).map(|index| format!("\"t{index}\": \"xy\"")).collect();
    let policy = r#"{ "properties": { "Tags": { "additionalProperties": { "maxLength": 1, "x-lambda-lint": { "id": "short" } } } } }"#;
    // members that are looked for one by one take minutes
    let ran = ran(policy, &with(&format!("\"Tags\": {{{}}}", tags.join(","))), &["--select", "policy"]);
    assert_eq!(ran.stdout.lines().count(), 501, "and the rest is counted");
    assert!(ran.stdout.contains("59,500") || ran.stdout.contains("59500"), "{}", ran.stdout);
}

#[test]
fn policy_messages_are_one_line() {
    let policy = r#"{ "properties": { "Description": { "const": "a`\nb" } } }"#;
    let ran = ran(policy, &with(r#""Description": "x`\n\u001b[31m""#), &["--select", "policy"]);
    assert!(ran.stdout.contains("`x'\u{fffd}\u{fffd}[31m` is not `a'\u{fffd}b`"), "{}", ran.stdout);
    assert_eq!(ran.stdout.lines().count(), 1);
}

#[test]
fn a_byte_order_mark_does_not_shift_columns() {
    for (policy, place) in [("\u{feff}{\"type\": 1}", "1:10"), ("\u{feff}{\"type\"; 1}", "1:8")] {
        let ran = ran(policy, FINE, &[]);
        assert!(ran.stderr.starts_with(&format!("error: team.json:{place}: ")), "{}", ran.stderr);
    }
}

#[test]
fn schemas_that_refer_to_each_other_many_times_are_refused() {
    let policy = |keyword: &str| {
        let doubled = (1..40).map(|level| {
            let below = format!("#/$defs/a{}", level - 1);
            (format!("a{level}"), serde_json::json!({ keyword: [{"$ref": below}, {"$ref": below}] }))
        });
        let mut defs: serde_json::Map<_, _> = doubled.collect();
        defs.insert("a0".to_owned(), serde_json::json!({"minProperties": 1}));
        serde_json::json!({"$defs": defs, "$ref": "#/$defs/a39"}).to_string()
    };
    for keyword in ["allOf", "anyOf"] {
        let ran = ran(&policy(keyword), FINE, &[]);
        assert_eq!(ran.status, 2);
        assert!(ran.stderr.contains("has more than 20000 schemas"), "{}", ran.stderr);
    }
    // each is used once
    let chain = policy("allOf").replace(r#",{"$ref""#, r#",{"title""#);
    assert_eq!(ran(&chain, FINE, &[]).status, 0);
}

#[test]
fn a_schema_may_refer_to_itself() {
    let deep = with(&format!("\"Layers\": {}1{}", "[".repeat(60), "]".repeat(60)));
    for policy in [
        r##"{"items": {"$ref": "#"}}"##,
        r##"{"additionalProperties": {"$ref": "#"}, "items": {"$ref": "#"}}"##,
        r##"{"$defs": {"a": {"items": {"allOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}]}}}, "properties": {"Layers": {"$ref": "#/$defs/a"}}}"##,
    ] {
        assert_eq!(ran(policy, FINE, &[]).status, 0);
        assert_eq!(ran(policy, &deep, &[]).status, 1);
    }
}
