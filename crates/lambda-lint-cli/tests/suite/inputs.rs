//! Which files are read, in which encodings, and what counts as a request.

use crate::{FINE, Place, Ran, with};

fn concise(place: &Place, args: &[&str]) -> Ran {
    place.run(&[&["check", "--format", "concise"], args].concat())
}

#[test]
fn folders_are_searched_and_unrelated_files_are_skipped() {
    let faulty = with("\"MemorySize\": 64");
    let place = Place::new(&[
        (".gitignore", "ignored/\n"),
        ("b.json", &faulty),
        ("a/deep/er.json", &faulty),
        ("ignored/c.json", &faulty),
        (".hidden/d.json", &faulty),
        ("text.txt", &faulty),
        ("foreign.json", "{\"name\": \"x\", \"version\": \"1\"}"),
        ("list.json", "[1, 2]"),
        ("broken.json", "{\"name\": \"a\", \"version\": 1,, }"),
        ("comments.json", "// x\n{}"),
        ("empty.json", ""),
        ("update.json", "{\"FunctionName\": \"a\", \"Runtime\": \"x\", \"Handler\": \"y\", \"MemorySize\": 1}"),
        ("answer.json", "{\"FunctionName\": \"a\", \"Role\": \"r\", \"Handler\": \"h\", \"CodeSha256\": \"x\"}"),
    ]);
    place.write("latin.json", b"{\"name\": \"\xe9\", \"version\": 1}");
    let ran = concise(&place, &["."]);
    let expected = "a/deep/er.json:1:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n\
                    b.json:1:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str(), ran.status), (expected, "", 1));
    assert_eq!(concise(&place, &[]).stdout, expected, "the current folder is the default");
    assert_eq!(concise(&place, &["b.json", ".", "a"]).stdout.lines().count(), 2, "each file once");
}

#[test]
fn workflows_in_hidden_folders_are_found() {
    let step = "- run: aws lambda create-function --function-name x --role admin\n";
    let place = Place::new(&[
        (".github/workflows/deploy.yml", step),
        (".gitlab-ci.yml", step),
        (".cache/deploy.yml", step),
        (".git/deploy.yml", step),
    ]);
    let ran = concise(&place, &["."]);
    let mut files: Vec<_> = ran.stdout.lines().filter_map(|line| line.split(':').next()).collect();
    files.dedup();
    assert_eq!(files, [".github/workflows/deploy.yml", ".gitlab-ci.yml"]);
}

#[test]
fn a_thousand_files_come_in_order() {
    let place = Place::new(&[]);
    for number in 0..200 {
        place.write(&format!("{number:04}.json"), with("\"MemorySize\": 64"));
    }
    let ran = concise(&place, &["."]);
    let names: Vec<_> = ran.stdout.lines().map(|line| &line[..4]).collect();
    assert_eq!(names.len(), 200);
    assert!(names.is_sorted());
}

#[test]
fn a_named_file_without_a_request_gets_a_note() {
    let place = Place::new(&[
        ("foreign.json", "{\"name\": \"x\"}"),
        ("unsure.json", "{\"FunctionName\": \"a\", \"Runtime\": \"x\"}"),
        ("answer.json", "{\"FunctionName\": \"a\", \"Role\": \"r\", \"Handler\": \"h\", \"CodeSha256\": \"x\"}"),
    ]);
    let ran = concise(&place, &["foreign.json", "unsure.json", "answer.json"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 0));
    assert_eq!(
        ran.stderr,
        "note: foreign.json is not a CreateFunction request; skipped\n\
         note: unsure.json has too few members of a request to be sure that it is one; skipped (use `--input request` to check it)\n\
         note: answer.json is a response of the Lambda API, not a request: it has `CodeSha256`; skipped (use `--input request` to check it)\n"
    );
    let strict = concise(&place, &["foreign.json", "--strict-inputs"]);
    assert_eq!(strict.status, 2);
    assert_eq!(strict.stderr, "error: foreign.json is not a CreateFunction request; skipped\n");
    let forced = concise(&place, &["foreign.json", "--input", "request"]);
    assert_eq!(forced.status, 1);
    assert!(forced.rules().contains(&"missing-member"));
}

#[test]
fn input_with_request_only_members_counts_as_a_request() {
    let bare = r#"{"FunctionName": "orders", "Runtime": "python3.14", "Handler": "app.handler", "Timeout": "30"}"#;
    let place = Place::new(&[("bare.json", bare), ("foreign.json", "{\"name\": \"x\"}")]);
    assert_eq!(concise(&place, &["bare.json"]).stdout, "");
    let complete = concise(&place, &["bare.json", "foreign.json", "--complete"]);
    assert_eq!(complete.rules(), ["missing-member", "missing-member", "wrong-type"]);
    assert_eq!(complete.stderr, "note: foreign.json is not a CreateFunction request; skipped\n");
    place.write("code.zip", b"PK");
    let zipped = concise(&place, &["bare.json", "--zip-file", "code.zip"]);
    assert!(zipped.rules().contains(&"wrong-type") && zipped.status == 1, "{zipped:?}");
    assert_eq!(concise(&place, &[".", "--complete"]).stdout, "", "nobody named it");
}

#[test]
fn a_named_file_that_is_neither_json_nor_yaml_gets_a_note() {
    let place = Place::new(&[
        ("README.md", "# Orders\n\nIt `a: [b`: c: d\n- x\n  y: {\n"),
        ("index.js", "exports.handler = async (event) => {\n\treturn { FunctionName: event };\n};\n"),
        ("function.json.tmpl", "{\"FunctionName\": {{ .Name }}, \"Code\": {}}"),
    ]);
    place.write("trail.json.gz", b"\x1f\x8b\x08\0");
    let ran = concise(&place, &["README.md", "index.js", "trail.json.gz"]);
    assert_eq!((ran.stdout.as_str(), ran.status), ("", 0));
    assert_eq!(
        ran.stderr,
        "note: README.md contains no CreateFunction request: nothing in it creates or updates a function\n\
         note: index.js contains no CreateFunction request: nothing in it creates or updates a function\n\
         note: skipped trail.json.gz, which is not a CreateFunction request: the text is compressed with gzip; unpack it first\n"
    );
    assert_eq!(concise(&place, &["README.md", "--strict-inputs"]).status, 2);
    assert_eq!(concise(&place, &["README.md", "--input", "request"]).status, 1);
    assert_eq!(concise(&place, &["function.json.tmpl"]).rules(), ["invalid-json"]);
}

#[test]
fn compressed_files_are_identified() {
    let place = Place::new(&[]);
    place.write("trail.json", b"\x1f\x8b\x08\0");
    place.write("code.json", b"PK\x03\x04\xff");
    let ran = concise(&place, &["trail.json", "code.json"]);
    assert_eq!(
        ran.stdout,
        "trail.json:1:1: error: the text is compressed with gzip [invalid-utf8]\n\
         code.json:1:1: error: this is a ZIP archive, not a request [invalid-utf8]\n"
    );
}

#[test]
fn a_named_file_that_does_not_parse_is_an_error_with_its_place() {
    let place = Place::new(&[
        ("merge.json", "{\n<<<<<<< HEAD\n  \"a\": 1\n"),
        ("empty.json", ""),
        ("comment.json", "{\n  // x\n}"),
        ("twice.json", "{} {}"),
    ]);
    let ran = concise(&place, &["merge.json", "empty.json", "comment.json", "twice.json"]);
    let places: Vec<_> = ran.stdout.lines().filter_map(|line| line.split(": ").next()).collect();
    assert_eq!(places, ["merge.json:2:1", "empty.json:1:1", "comment.json:2:3", "twice.json:1:4"]);
    assert_eq!(ran.rules(), ["invalid-json", "invalid-json", "invalid-json", "trailing-text"]);
    assert_eq!(ran.status, 1);
}

#[test]
fn encodings() {
    let faulty = with("\"MemorySize\": 64");
    let place = Place::new(&[]);
    let utf_16 = |text: &str, unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(unit).collect()
    };
    place.write("bom.json", format!("\u{feff}{faulty}"));
    place.write("crlf.json", faulty.replace('\n', "\r\n"));
    place.write("le.json", utf_16(&faulty, u16::to_le_bytes));
    place.write("be.json", utf_16(&faulty, u16::to_be_bytes));
    for name in ["bom.json", "crlf.json", "le.json", "be.json"] {
        let ran = concise(&place, &[name]);
        let expected = format!("{name}:1:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n");
        assert_eq!(ran.stdout, expected);
        let pretty = place.run(&["check", name]);
        let shown: Vec<_> = pretty.stdout.lines().skip(2).take(2).collect();
        assert_eq!(shown, ["1 | { \"MemorySize\": 64,", "  |                 ^^"], "{name}");
    }
    place.write("latin.json", b"{\"FunctionName\": \"caf\xe9\"}");
    let ran = place.run(&["check", "latin.json"]);
    assert_eq!(ran.status, 1);
    assert!(ran.stdout.contains("[invalid-utf8]"), "{ran:?}");
    place.write("half.json", b"\xff\xfe{");
    assert!(concise(&place, &["half.json"]).stdout.contains("UTF-16"));
}

#[test]
fn stdin_is_always_a_request() {
    let place = Place::new(&[]);
    let ran = place.run_with(&["check", "-", "--format", "concise"], "{}");
    assert_eq!(ran.rules(), ["missing-member", "missing-member", "missing-member"]);
    assert_eq!(place.run_with(&["check", "-"], FINE).stdout, "all fine in 1 file\n");
    assert_eq!(place.run_with(&["check", "-", "-"], FINE).stdout, "all fine in 1 file\n", "it is there once");
    assert_eq!(place.run_with(&["check", "-", "--format", "concise"], "").rules(), ["invalid-json"]);
}

#[test]
fn the_examples_have_the_stated_results() {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let place = Place::new(&[]);
    let status = |name: &str| place.run(&["check", &format!("{examples}/{name}.json"), "--as-of", "2026-11-22"]).status;
    for name in ["orders", "reports", "resizer-image"] {
        assert_eq!(status(name), 0, "{name}");
    }
    for name in ["thumbnails", "importer"] {
        assert_eq!(status(name), 1, "{name}");
    }
}

#[test]
fn the_hook_skips_unrelated_files() {
    let faulty = crate::with("\"MemorySize\": 64");
    let files = [
        ("a.json", "{\"FunctionName\": \"a\", <<<<<<< HEAD"),
        ("b.json", "// a comment\n{}"),
        ("c.yaml", "functions:\n  FunctionName: a\n  Code: {}\n"),
        ("d.json", "{}"),
        ("e.json", ""),
        ("f.json", "\u{0}"),
        ("g.yaml", "{{ template }}"),
        ("x.json", faulty.as_str()),
    ];
    let place = Place::new(&files);
    place.write("h.json", [0xFF, 0xFE, 0x00, 0xD8]);
    let names: Vec<_> = files[..7].iter().map(|(name, _)| *name).chain(["h.json"]).collect();
    let foreign = place.run(&[&["check", "--hook"], &names[..]].concat());
    assert_eq!((foreign.stdout.as_str(), foreign.stderr.as_str(), foreign.status), ("", "", 0));
    let ran = place.run(&[&["check", "--hook", "--format", "concise"], &names[..], &["x.json"]].concat());
    assert_eq!((ran.rules(), ran.stderr.as_str(), ran.status), (vec!["number-out-of-range"], "", 1));
    assert_eq!(place.run(&["check", "--hook", "missing.json"]).status, 2, "a file that cannot be read is told");
}

const RECORD: &str = r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "requestParameters": {"functionName": "orders", "memorySize": 64}}"#;
const CALL: &str = r#"{"method": "POST", "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions", "headers": {"Content-Type": "application/json"}, "body": {"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "python3.14", "Handler": "app.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}, "Timeout": "30"}}"#;
const OTHER: &str = r#"{"eventSource": "s3.amazonaws.com", "eventName": "PutObject", "requestParameters": {}}"#;

#[test]
fn embedded_requests_are_found_in_files_folders_lines_and_stdin() {
    let place = Place::new(&[
        ("a/call.json", CALL),
        ("a/list.json", &format!("[{FINE}, {}]", with("\"MemorySize\": 64"))),
        ("a/other.json", OTHER),
        ("a/trail.json", &format!("{{\"Records\": [{OTHER}, {RECORD}]}}")),
        ("events.ndjson", &format!("{OTHER}\n{RECORD}\n{}\n{CALL}\n", FINE.replace('\n', " "))),
    ]);
    let names = |ran: &Ran| -> Vec<String> {
        ran.stdout.lines().filter_map(|line| line.split(':').next()).map(str::to_owned).collect()
    };
    assert_eq!(names(&concise(&place, &["a"])), ["a/call.json", "a/list.json", "a/trail.json"]);
    let ran = concise(&place, &["a/trail.json", "a/other.json"]);
    assert_eq!((names(&ran), ran.status), (vec!["a/trail.json".to_owned()], 1));
    assert_eq!(ran.stderr, "note: a/other.json contains no CreateFunction request: it records other calls\n");
    let ran = place.run(&["check", "--lines", "--format", "json-lines", "--complete", "events.ndjson"]);
    let errors: Vec<_> = ran.stdout.lines().map(|line| line.contains("\"errors\":1")).collect();
    assert_eq!(errors, [false, true, false, true], "{ran:?}");
    for text in [RECORD, CALL] {
        assert_eq!(place.run_with(&["check", "-", "--format", "concise"], text).rules().len(), 1);
    }
    let ran = place.run_with(&["check", "-"], OTHER);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (0, "note: <stdin> contains no CreateFunction request: it records other calls\n")
    );
}

#[test]
fn lookup_events_output_is_read() {
    let secret =
        RECORD.replace("\"memorySize\"", "\"environment\": {\"variables\": {\"PIN\": \"hunter2\"}}, \"memorySize\"");
    let event = |record: &str| format!("{{\"EventId\": \"1\", \"CloudTrailEvent\": {}}}", serde_json::json!(record));
    let all = format!("{{\"Events\": [{}, {}]}}", event(OTHER), event(&secret));
    let yaml = format!("Events:\n- EventId: '1'\n  CloudTrailEvent: '{RECORD}'\n");
    let place = Place::new(&[
        ("a/events.json", &all),
        ("a/events.yaml", &yaml),
        ("a/other.json", &format!("{{\"Events\": [{}]}}", event(OTHER))),
        ("none.json", "{\"Events\": []}"),
        ("events.ndjson", &format!("{}\n{}\n", event(OTHER), event(&secret))),
    ]);
    let found = concise(&place, &["a"]);
    assert_eq!(found.rules(), ["number-out-of-range"; 2]);
    let column = all.find("64").unwrap() + 1;
    assert!(found.stdout.starts_with(&format!("a/events.json:1:{column}: error: 64 MB")), "{}", found.stdout);
    assert_eq!(concise(&place, &["events.ndjson"]).rules(), ["number-out-of-range"]);
    let lines = place.run(&["check", "--lines", "--format", "json-lines", "events.ndjson"]).stdout;
    let errors: Vec<_> = lines.lines().map(|line| line.contains("\"errors\":1")).collect();
    assert_eq!(errors, [false, true]);
    for format in ["pretty", "json", "sarif", "github"] {
        let ran = place.run(&["check", "--format", format, "a", "events.ndjson"]);
        assert!(ran.stdout.contains("64 MB") && !ran.stdout.contains("hunter2"), "{}", ran.stdout);
    }
    assert_eq!(
        concise(&place, &["a/other.json", "none.json"]).stderr,
        "note: a/other.json contains no CreateFunction request: it records other calls\n\
         note: none.json contains no CreateFunction request: it records no calls\n"
    );
    let fixed = concise(&place, &["--fix", "--unsafe-fixes", "a"]);
    assert_eq!((fixed.rules().len(), read(&place, "a/events.json")), (2, all), "nobody edits a log");
}

#[test]
fn a_truncated_log_is_linted_up_to_the_cut() {
    let cut = |records: [&str; 2]| format!("{}\n{}\n{{\"eventSource\": \"lam", records[0], records[1]);
    // the name of the call is in it, or it would not be looked at in a folder
    let named = OTHER.replace("{}", "{\"alarm\": \"CreateFunction20150331\"}");
    let place = Place::new(&[("a/ours.ndjson", &cut([OTHER, RECORD])), ("a/other.ndjson", &cut([OTHER, &named]))]);
    for args in [&["a"][..], &["--hook", "a/ours.ndjson", "a/other.ndjson"]] {
        let ran = concise(&place, args);
        assert_eq!((ran.rules(), ran.stderr.as_str()), (vec!["number-out-of-range", "invalid-json"], ""));
    }
    assert_eq!(concise(&place, &["a/other.ndjson"]).rules(), ["invalid-json"]);
}

#[test]
fn one_way_can_be_asked_for() {
    let place = Place::new(&[("call.json", CALL), ("trail.json", RECORD)]);
    let ran = concise(&place, &["--input", "http", "call.json", "trail.json"]);
    assert_eq!((ran.rules(), ran.status), (vec!["wrong-type"], 1));
    assert_eq!(
        ran.stderr,
        "note: trail.json is not a CreateFunction request: it looks like a CloudTrail record; skipped\n"
    );
    let ran = concise(&place, &["--input", "letter", "call.json"]);
    assert_eq!(ran.status, 2);
    assert!(
        ["auto", "request", "aws-tools-powershell", "update-function-code"]
            .iter()
            .all(|name| ran.stderr.contains(name)),
        "{}",
        ran.stderr
    );
}

#[test]
fn embedded_requests_are_fixed_in_place() {
    let body = "{\\\"FunctionName\\\": \\\"orders\\\", \\\"Code\\\": {}, \\\"Environment\\\": {\\\"Variables\\\": {\\\"PIN\\\": \\\"hunter2\\\"}}, \\\"Timeout\\\": \\\"30\\\"}";
    let text = CALL.replace("\"Timeout\": \"30\"", "\"Timeout\": 30");
    let in_text = format!(
        "{{\"method\": \"POST\", \"url\": \"${{X}}/2015-03-31/functions\", \"headers\": {{}}, \"body\": \"{body}\"}}"
    );
    let place = Place::new(&[("call.json", CALL), ("text.json", &in_text)]);
    place.run(&["check", "--fix", "."]);
    assert_eq!(read(&place, "call.json"), text);
    assert_eq!(read(&place, "text.json"), in_text.replace("\\\"30\\\"", "30"));
    let shown = place.run(&["check", "text.json"]).stdout;
    assert!(shown.contains("text.json") && !shown.contains("hunter2"), "{shown}");
}

fn read(place: &Place, name: &str) -> String {
    std::fs::read_to_string(place.path().join(name)).unwrap()
}

const YAML: &str = "FunctionName: orders\nRole: arn:aws:iam::123456789012:role/orders\nRuntime: python3.14 # [REQUIRED]\nHandler: app.handler\nCode: {S3Bucket: builds, S3Key: orders.zip}\n";

#[test]
fn yaml_is_found_and_read() {
    let faulty = format!("{YAML}MemorySize: 64\n");
    let place = Place::new(&[
        ("a.yaml", &faulty),
        ("b.yml", &faulty.replace('\n', "\r\n")),
        ("fine.yaml", YAML),
        ("foreign.yaml", "on: push\njobs: {}\n"),
        ("template.yaml", "Resources:\n  Fn:\n    Properties:\n      FunctionName: a\n      Role: !GetAtt r.Arn\n"),
        ("broken.yaml", "FunctionName: a\nCode: {{ code }}\nRole: {% x %}\n"),
        ("two.yaml", &format!("a: 1\n---\n{faulty}---\n{YAML}Timeout: 0\n")),
    ]);
    let ran = concise(&place, &["."]);
    let memory = |name: &str, line: u32| {
        format!("{name}:{line}:13: error: 64 MB is below the minimum of 128 MB [number-out-of-range]\n")
    };
    assert!(ran.stdout.starts_with(&(memory("a.yaml", 6) + &memory("b.yml", 6))), "{}", ran.stdout);
    assert!(ran.stdout.contains(&memory("two.yaml", 8)), "{}", ran.stdout);
    assert!(
        !ran.stdout.contains("broken.yaml") && ran.stderr.is_empty(),
        "what it renders to is not known: {}",
        ran.stdout
    );
    let named = concise(&place, &["broken.yaml", "foreign.yaml"]);
    assert_eq!(named.stdout, "broken.yaml:2:7: error: expected a value, found a template expression [invalid-yaml]\n");
    assert_eq!(named.stderr, "note: foreign.yaml is not a CreateFunction request; skipped\n");
    let hook = concise(&place, &["--hook", "broken.yaml", "foreign.yaml", "template.yaml", "fine.yaml"]);
    assert_eq!((hook.stdout.as_str(), hook.stderr.as_str(), hook.status), ("", "", 0));
}

#[test]
fn broken_requests_are_errors_everywhere() {
    let broken = FINE.replacen(',', ",,", 1);
    let place = Place::new(&[
        ("a/fine.json", FINE),
        ("a/broken.json", &broken),
        ("a/broken.yaml", "FunctionName: a\nCode: {a: b\nRole: c\n"),
        ("c/other.json", "{\"FunctionName\": \"a\",,}"),
        ("c/stack.yaml", "Resources:\n  FunctionName: {{ a }}\n"),
    ]);
    place.write("d/latin.json", b"{\"FunctionName\": \"\xe9\", \"Code\": {}}");
    for (args, rules) in [
        (&["a"][..], &["invalid-json", "invalid-yaml"][..]),
        (&["a/broken.json"], &["invalid-json"]),
        (&["--hook", "a/broken.json"], &["invalid-json"]),
        (&["d"], &["invalid-utf8"]),
        (&["--hook", "d/latin.json"], &["invalid-utf8"]),
    ] {
        let ran = concise(&place, args);
        assert_eq!((ran.rules().as_slice(), ran.status), (rules, 1), "{args:?}: {ran:?}");
    }
    let other = concise(&place, &["c"]);
    assert_eq!((other.stdout.as_str(), other.stderr.as_str(), other.status), ("", "", 0));
}

#[test]
fn templates_that_look_like_requests_are_noted() {
    let place = Place::new(&[("a/again.yaml", "FunctionName: a\nCode: {{ code }}\n"), ("a/fine.json", FINE)]);
    let note = "note: skipped 1 template of a request; render it and check the result; `lambda-lint check a/again.yaml` shows where\n";
    assert_eq!(place.run(&["check", "a"]).stderr, note);
    for silent in [&["a", "--quiet"][..], &["a", "--format", "json"], &["--hook", "a/again.yaml"]] {
        assert_eq!(place.run(&[&["check"], silent].concat()).stderr, "", "{silent:?}");
    }
}

#[test]
fn jsonnet_is_read_if_it_is_yaml_and_skipped_otherwise() {
    let plain = "{\n  FunctionName: 'orders',\n  Role: std.extVar('ROLE'),\n  Runtime: 'python3.14',\n  Handler: 'app.handler',\n  Code: { S3Bucket: 'builds', S3Key: 'o.zip' },\n  MemorySize: std.parseInt(std.extVar('SIZE')),\n  Timeout: 0,\n}\n";
    let computed = format!("// the function\nlocal name = 'orders';\n{}", plain.replace("'orders'", "name"));
    let place = Place::new(&[("a/function.jsonnet", plain), ("a/computed.jsonnet", &computed)]);
    assert_eq!(concise(&place, &["a"]).stdout, "", "folders are not searched for it");
    let named = concise(&place, &["a/function.jsonnet"]);
    assert_eq!(named.rules(), ["placeholder", "placeholder", "number-out-of-range"]);
    assert!(named.stdout.contains("the placeholder `std.extVar('ROLE')` has not been filled in"), "{}", named.stdout);
    for args in [&["a/computed.jsonnet"][..], &["--hook", "a/computed.jsonnet"]] {
        let ran = concise(&place, args);
        let note = "note: a/computed.jsonnet is Jsonnet; evaluate it first: `jsonnet a/computed.jsonnet | lambda-lint check -`\n";
        assert_eq!((ran.stdout.as_str(), ran.status), ("", 0));
        assert_eq!(ran.stderr, if args.len() == 1 { note } else { "" });
    }
}

#[test]
fn a_broken_json_file_is_not_read_as_yaml() {
    // as YAML in flow style this would be fine
    let place = Place::new(&[("a.json", "{FunctionName: a, Role: r, Code: {}}")]);
    let ran = concise(&place, &["a.json"]);
    assert!(ran.stdout.contains("[invalid-json]"), "{}", ran.stdout);
    let stdin = |name: &[&str], text: &str| {
        place.run_with(&[&["check", "--format", "concise"], name, &["-"]].concat(), text).stdout
    };
    assert!(stdin(&[], "{FunctionName: a}").contains("[invalid-json]"));
    assert!(stdin(&["--stdin-filename", "x.yaml"], "{FunctionName: a}").contains("missing `Role`"));
    assert!(stdin(&[], &format!("{YAML}Timeout: 0\n")).contains(":6:10: error: 0 seconds is below"));
}

#[test]
fn a_named_response_is_one_finding_with_a_fix() {
    let tests = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/err");
    for name in ["answer-for-request", "answer-for-request.get-function"] {
        let answer = std::fs::read_to_string(format!("{tests}/{name}.json")).unwrap();
        let place = Place::new(&[("a/answer.json", &answer)]);
        let (named, forced) = (concise(&place, &["a/answer.json"]), concise(&place, &["a/answer.json", "--complete"]));
        assert_eq!((named.rules(), named.status), (vec!["answer-for-request"], 0), "a warning");
        assert_eq!((forced.rules(), forced.status), (vec!["answer-for-request"], 1), "an error");
        assert_eq!(concise(&place, &["a"]).stdout, "", "silent where nobody named it");
        let ran = concise(&place, &["--fix", "--unsafe-fixes", "a/answer.json"]);
        assert!(ran.rules().iter().all(|rule| *rule == "missing-member"), "{ran:?}\n{}", read(&place, "a/answer.json"));
        assert!(concise(&place, &["--input", "auto", "a/answer.json"]).stderr.is_empty());
    }
}

#[test]
fn a_yaml_response_is_converted_without_showing_variables() {
    let answer = "Code:\n  Location: https://a.example/x\n  RepositoryType: S3\nConfiguration:\n  CodeSha256: x\n  Environment:\n    \
                  Variables:\n      PIN: hunter2\n  FunctionName: orders\n  Role: arn:aws:iam::123456789012:role/orders\nTags:\n  team: a\n";
    let place = Place::new(&[("a.yaml", answer)]);
    let diff = place.run(&["check", "--unsafe-fixes", "--diff", "a.yaml"]);
    assert!(diff.stdout.contains("+Role: arn"), "{}", diff.stdout);
    for ran in [diff, place.run(&["check", "--format", "json", "a.yaml"]), place.run(&["check", "a.yaml"])] {
        assert!(!ran.stdout.contains("hunter2") && !ran.stderr.contains("hunter2"), "{}", ran.stdout);
    }
    place.run(&["check", "--fix", "--unsafe-fixes", "a.yaml"]);
    let request = "Tags: {\"team\": \"a\"}\nEnvironment:\n  Variables:\n    PIN: hunter2\nFunctionName: orders\nRole: arn:aws:iam::123456789012:role/orders\n";
    assert_eq!(read(&place, "a.yaml"), request);
}
