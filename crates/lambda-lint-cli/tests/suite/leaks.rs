//! A secret in every place where somebody may put one, in every document that may hold a request: no format shows it.

mod mutations;

use crate::Place;
use serde_json::{Value, json};

const FORMATS: [&str; 8] = ["pretty", "concise", "json", "json-lines", "github", "gitlab", "junit", "sarif"];
/// All secrets are this and a number, and base64.
const WORD: &str = "SEKRIT";
/// The secrets that are numbers begin so.
const NUMBER: u64 = 884_000_000_000;

const URL: &str = "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions";

/// Substitutes for variables, with each kind of secret.
fn variables(word: &str, number: u64) -> Vec<Value> {
    vec![
        json!({"AB": word, "BAD-KEY": number}),
        json!({"AB": [word, number]}),
        json!({"AB": {"Value": word, "x": {"y": number}}}),
        json!({"AWS_REGION": word, "DB_PASSWORD": word, "A": number}),
        json!([format!("AB={word}"), number]),
        json!([{"Key": "AB", "Value": word}, {"key": "BC", "value": number}]),
        json!([{"Name": "AB", "Value": {"x": word}}, [[number]]]),
        json!(format!("AB={word}")),
        json!(number),
    ]
}

/// What may stand in the place of an archive.
fn archives(word: &str, number: u64) -> Vec<Value> {
    vec![
        json!(word),
        json!([word, [number]]),
        json!({"Bytes": word, "x": {"y": number}}),
        json!(number),
        json!(format!("fileb://{word}.zip")),
        json!(format!("data:application/zip;base64,{word}")),
    ]
}

/// Requests with faults around a secret, which no output may show.
fn requests() -> Vec<Value> {
    let mut members = Vec::new();
    let mut count = 0;
    let mut secret = || {
        count += 1;
        (format!("{WORD}{:02}", count % 100), NUMBER + count)
    };
    for parent in [
        "Environment",
        "environment",
        "ENVIRONMENT",
        "Enviroment",
        "Evironment",
        "Enivronment",
        "nvironment",
        "Env",
        "EnvironmentVariables",
        "environment_variables",
        "Variables",
        "vars",
    ] {
        let (word, number) = secret();
        members.extend(variables(&word, number).into_iter().map(|value| json!({parent: value})));
        for child in ["Variables", "variables", "Varaibles", "Vars", "Environment"] {
            let (word, number) = secret();
            members.extend(variables(&word, number).into_iter().map(|value| json!({parent: {child: value}})));
        }
    }
    for parent in ["Code", "code", "CODE", "Cdoe", "Codes"] {
        let (word, number) = secret();
        members.extend(
            archives(&word, number).into_iter().filter(|value| !value.is_object()).map(|value| json!({parent: value})),
        );
        for child in ["ZipFile", "zipFile", "ZIPFILE", "zip_file", "ZpFile", "ZipFlie", "Zip", "Archive"] {
            let (word, number) = secret();
            for value in archives(&word, number) {
                members.push(json!({parent: {child: value.clone()}}));
                members.push(json!({parent: [{child: value}]}));
            }
        }
    }
    for name in ["ZipFile", "zipfile"] {
        let (word, number) = secret();
        members.extend(archives(&word, number).into_iter().map(|value| json!({name: value})));
    }
    members.into_iter().map(|member| around(&member)).collect()
}

/// A request with this member, and a fault on each side of it.
fn around(member: &Value) -> Value {
    let mut request =
        json!({"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "MemorySize": 1});
    let members = request.as_object_mut().unwrap();
    members.extend(member.as_object().unwrap().clone());
    members.insert("Timeout".to_owned(), json!("0"));
    request
}

/// The ways in which requests are wrapped.
fn wrapped(request: &Value) -> Vec<Value> {
    let call =
        |body: Value| json!({"method": "POST", "url": URL, "headers": {"Content-Type": "text/plain"}, "body": body});
    vec![
        json!([request, {"x": request}]),
        json!({"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331", "awsRegion": "eu-wset-1",
            "requestParameters": request, "responseElements": request}),
        call(request.clone()),
        call(json!(request.to_string())),
        json!({"tasks": [{"type": "HTTP", "inputParameters": {"http_request":
            {"uri": URL, "method": "PUT", "body": request}}}]}),
        json!(request.to_string()),
    ]
}

/// A value in YAML's block style.
fn block(value: &Value, indent: usize, out: &mut String) {
    let blanks = " ".repeat(indent);
    let mut part = |head: String, value: &Value| {
        out.push_str(&format!("{blanks}{head}"));
        match value {
            Value::Object(members) if !members.is_empty() => out.push('\n'),
            Value::Array(entries) if !entries.is_empty() => out.push('\n'),
            Value::String(text) if text.chars().all(|c| c.is_ascii_alphanumeric()) => {
                return out.push_str(&format!(" {text}\n"));
            }
            other => return out.push_str(&format!(" {other}\n")),
        }
        block(value, indent + 2, out);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(name, value)| part(format!("{name}:"), value)),
        Value::Array(entries) => entries.iter().for_each(|entry| part("-".to_owned(), entry)),
        _ => {}
    }
}

/// Every request in some of the texts that may hold it, with the endings of their names.
fn texts() -> Vec<(&'static str, String)> {
    let mut texts = Vec::new();
    for (index, request) in requests().iter().enumerate() {
        let text = request.to_string();
        let pretty = serde_json::to_string_pretty(request).unwrap();
        let mut yaml = String::new();
        block(request, 0, &mut yaml);
        let all = wrapped(request);
        let document = &all[index % all.len()];
        let secret = text.find(WORD).or_else(|| text.find("884")).unwrap();
        let ways = [
            ("json", document.to_string()),
            ("yaml", serde_json::to_string_pretty(document).unwrap()),
            ("yaml", format!("- x: &a\n    {}\n- *a\n", yaml.replace('\n', "\n    "))),
            ("yaml", format!("method: POST\nurl: {URL}\nbody: |\n  {}\n", pretty.replace('\n', "\n  "))),
            // truncated after the secret, or split before it
            ("json", text[..secret + 8].to_owned()),
            ("json", format!("{},{}", &text[..secret], &text[secret..])),
            ("yaml", format!("{}: {}", &text[..secret], &text[secret..])),
        ];
        texts.push(ways[index % ways.len()].clone());
        texts.push(if index % 2 == 0 { ("json", text) } else { ("json", pretty) });
        texts.push(("yaml", yaml));
    }
    texts
}

fn leak(output: &str) -> Option<&str> {
    let at = [WORD, "884000000", "884,000,000"].iter().find_map(|secret| output.find(secret))?;
    let start = output[..at].char_indices().rev().nth(300).map_or(0, |(start, _)| start);
    output.get(start..output.len().min(at + 40)).or(Some(&output[at..]))
}

/// Runs over these files and returns the output size; fails if a secret is shown.
fn shown(place: &Place, usual: &[&str], more: &[&str], names: &[String]) -> usize {
    let mut args = vec!["check", "--advice", "--exit-zero"];
    args.extend(usual);
    args.extend(more);
    args.extend(names.iter().map(String::as_str));
    let ran = place.run(&args);
    assert_ne!(ran.status, 2, "{more:?}: {}", ran.stderr);
    for output in [&ran.stdout, &ran.stderr] {
        assert!(leak(output).is_none(), "{more:?}: {}", leak(output).unwrap_or_default());
    }
    ran.stdout.len()
}

#[test]
fn no_format_shows_a_secret() {
    let texts = texts();
    let names: Vec<_> = texts.iter().enumerate().map(|(index, (ending, _))| format!("{index}.{ending}")).collect();
    let place = Place::new(&[]);
    texts.iter().zip(&names).for_each(|((_, text), name)| place.write(name, text));
    assert!(names.len() > 2_500, "{}", names.len());
    let run = |more: &[&str]| shown(&place, &["--as-of", "2026-11-22"], more, &names);
    for format in FORMATS {
        assert!(run(&["--format", format]) > 50_000);
    }
    run(&["--input", "request"]);
    assert!(run(&["--diff", "--unsafe-fixes"]) > 50_000);
}

#[test]
fn no_line_shows_a_secret() {
    let lines: String = requests()
        .iter()
        .flat_map(|request| [vec![request.clone()], wrapped(request)].concat())
        .map(|line| format!("{line}\n"))
        .collect();
    let place = Place::new(&[]);
    for format in FORMATS {
        let ran = place.run_with(&["check", "--lines", "--advice", "--format", format], &lines);
        for output in [&ran.stdout, &ran.stderr] {
            assert!(leak(output).is_none(), "{format}: {}", leak(output).unwrap_or_default());
        }
    }
}

/// Requests that stop being JSON inside of a secret, with the endings of their names.
fn torn() -> Vec<(&'static str, Vec<u8>)> {
    const FAULTS: [&[u8]; 17] = [
        b"\\w",
        b"\\x41",
        b"\\u12",
        b"\\u12 SEKRIT",
        b"\\ud800",
        b"\\ud800\\u0041",
        b"\\udc00",
        b"\t",
        b"\0",
        b"\x01",
        b"\x1b[1m",
        b"\n",
        b"\r\n",
        b"\xff",
        b"\xc3(",
        b"\xe2\x82",
        b"{{ \"x\" }}",
    ];
    // before and after the secret
    const PLACES: [(&str, &str); 12] = [
        (r#"{"Environment": {"Variables": {"DB_PASSWORD": ""#, r#""}}, "MemorySize": 1}"#),
        (r#"{"MemorySize": 1, "Environment": {"Variables": {"A": "x", "B": ""#, r#"", "C": "SEKRIT"}}}"#),
        ("{\n  \"Environment\": {\n    \"Variables\": {\n      \"AB\": \"", "\"\n    }\n  }\n}\n"),
        (r#"{"Environment": {"DB_PASSWORD": ""#, r#""}}"#),
        (r#"{"Environment": {"variables": {"AB": ""#, r#""}}}"#),
        (r#"{"variables": {"AB": {"x": [1, ""#, r#""]}}}"#),
        (r#"{"Environment": {"Variables": ["AB="#, r#""]}}"#),
        (r#"{"Code": {"ZipFile": ""#, r#""}, "Timeout": 0}"#),
        (r#"{"Code": ""#, r#""}"#),
        (r#"{"method": "POST", "body": "{\"Environment\": {\"Variables\": {\"A\": \""#, r#"\"}}}"}"#),
        (r#"[{"Timeout": 0}, {"Environment": {"Variables": {"A": ""#, r#""}}}]"#),
        (r#"""#, r#"""#),
    ];
    let mut texts = Vec::new();
    for (before, behind) in PLACES {
        for fault in FAULTS {
            let text = [before.as_bytes(), b"SEKRIT-1", fault, b"SEKRIT-2", behind.as_bytes()].concat();
            texts.push(("json", text.clone()));
            texts.push(("yaml", text.clone()));
            let second = [b"{\"FunctionName\": \"a\", \"Timeout\": 0}\n", text.as_slice()].concat();
            texts.push(("ndjson", second));
        }
        // for YAML this is a name, without a value
        texts.push(("json", format!("{before}SEKRIT\", \"SEKRIT{behind}").into_bytes()));
        for cut in ["SEKRIT-1", "SEKRIT-1\\", "SEKRIT-1\\u0", "SEKRIT-1\n"] {
            texts.push(("json", format!("{before}{cut}").into_bytes()));
            texts.push(("yaml", format!("{before}{cut}").into_bytes()));
        }
    }
    texts
}

#[test]
fn no_format_shows_an_invalid_secret() {
    let texts = torn();
    let names: Vec<_> = texts.iter().enumerate().map(|(index, (ending, _))| format!("{index}.{ending}")).collect();
    let place = Place::new(&[]);
    texts.iter().zip(&names).for_each(|((_, text), name)| place.write(name, text));
    for format in FORMATS {
        let shows_nothing = |args: &[&str], stdin: &[u8]| {
            let ran = place.run_with(&[&["check", "--advice", "--format", format], args].concat(), stdin);
            assert_ne!(ran.status, 2, "{}", ran.stderr);
            for output in [&ran.stdout, &ran.stderr] {
                assert!(leak(output).is_none(), "{format} {}: {}", args[0], leak(output).unwrap_or_default());
            }
            ran.stdout.len()
        };
        let named: Vec<_> = names.iter().map(String::as_str).collect();
        assert!(shows_nothing(&named, b"") > 10_000);
        assert!(shows_nothing(&[&["--input", "request"], named.as_slice()].concat(), b"") > 10_000);
        assert!(shows_nothing(&[&["--lines"], named.as_slice()].concat(), b"") > 10_000);
        // of stdin the same is shown
        for (_, text) in texts.iter().step_by(if format == "pretty" { 3 } else { 50 }) {
            shows_nothing(&["-"], text);
        }
    }
}

/// Values that YAML does not read as strings unless they are quoted.
const UNQUOTED: [&str; 18] = [
    "&SEKRIT",
    "&SEKRIT x",
    "&SEKRIT {a: b}",
    "{SEKRIT}",
    "{{SEKRIT}}",
    "{SEKRIT: {SEKRIT: x}}",
    "{SEKRIT",
    "[SEKRIT: 1, &SEKRIT a]",
    "!SEKRIT",
    "!SEKRIT x",
    "!!SEKRIT x",
    "!<SEKRIT> x",
    "!x &SEKRIT [a]",
    "*SEKRIT",
    "|SEKRIT",
    "@SEKRIT",
    "%SEKRIT",
    "\n      SEKRIT: x\n      ? SEKRIT\n      : [SEKRIT]",
];

#[test]
fn no_format_shows_secrets_that_yaml_reads_as_non_strings() {
    const BEFORE: [&str; 5] = [
        "Environment:\n  Variables:\n    SECRET_A: ",
        "Environment:\n  SECRET_A: ",
        "Environment:\n  ENV: ",
        "variables:\n  SECRET_A: ",
        "Code:\n  ZipFile: ",
    ];
    let place =
        Place::new(&[("policy.json", r#"{"required": ["Tags"], "properties": {"MemorySize": {"minimum": 1024}}}"#)]);
    let mut names = Vec::new();
    for (before, value) in BEFORE.iter().flat_map(|before| UNQUOTED.map(|value| (before, value))) {
        let line = before.lines().next_back().unwrap();
        let next = " ".repeat(line.len() - line.trim_start().len());
        let name = format!("{}.yaml", names.len());
        place
            .write(&name, format!("FunctionName: a\nMemorySize: 1\n{before}{value}\n{next}BAD-B: y\nTimeout: \"3\"\n"));
        names.push(name);
    }
    let run = |more: &[&str]| shown(&place, &["--input", "request", "--policy", "policy.json"], more, &names);
    for format in FORMATS {
        assert!(run(&["--format", format]) > 5_000);
    }
    assert!(run(&["--diff", "--unsafe-fixes"]) > 5_000);
}

#[test]
fn no_excerpt_shows_a_secret_of_a_script_with_misspelled_names() {
    const PYTHON: &str = "import boto3\nboto3.client(\"lambda\").create_function(FunctionName=\"a\", MemorySize=1, ";
    const JS: &str = "import {LambdaClient, CreateFunctionCommand} from \"@aws-sdk/client-lambda\";\nnew CreateFunctionCommand({FunctionName:\"a\",MemorySize:1,";
    const SHELL: &str = "aws lambda create-function --function-name a --memory-size 1 ";
    for (name, before, value, behind) in [
        ("a.py", PYTHON, "Code={\"ZipFile\": b\"SEKRIT\"}", ")\n"),
        ("a.py", PYTHON, "Enviroment={\"Variables\":{\"A\":\"SEKRIT\"}}", ")\n"),
        ("a.py", PYTHON, "Config={\"Variables\":{\"A\":\"SEKRIT\"}}", ")\n"),
        ("a.js", JS, "Code:{ZipFile:\"SEKRIT\"}", "});\n"),
        ("a.js", JS, "Environmnt:{Variables:{A:\"SEKRIT\"}}", "});\n"),
        ("a.sh", SHELL, "--enviroment 'Variables={A=SEKRIT}'", "\n"),
        ("a.sh", SHELL, "--enviroment=SEKRIT", "\n"),
        ("a.sh", SHELL, "--enviroment Variables={A=$X-SEKRIT,B=https://SEKRIT}", "\n"),
        ("a.sh", SHELL, "--code ZipFile=SEKRIT", "\n"),
        ("a.sh", SHELL, "--zip-fileSEKRIT", "\n"),
        ("a.py", PYTHON, "Environment=dict(Variabels=dict(a=\"SEKRIT\"))", ")\n"),
        ("a.py", PYTHON, "Environment={\"Variables\": {\"a: \"x\", \"b\": f\"{x}-SEKRIT\", 'c': 'SEKRIT'}}", ")\n"),
        ("a.js", JS, "Code:{ZipFlie:Buffer.from(\"SEKRIT\")}", "});\n"),
        ("a.sh", SHELL, "--environment Variables={A=SEKRIT} --environment Variables={A=SEKRIT}", "\n"),
        ("a.sh", SHELL, "--cli-input-json '{\"Environment\": {\"Variables\": {\"A\" SEKRIT}'", "\n"),
        ("a.ps1", "Publish-LMFunction -FunctionName a -MemorySize 1 ", "-Environment_Variabel @{A='SEKRIT'}", "\n"),
    ] {
        let place = Place::new(&[]);
        place.write(name, format!("{before}{value}{behind}"));
        assert!(shown(&place, &[], &["--format", "pretty"], &[name.to_owned()]) > 0, "{value}");
    }
}

#[test]
fn no_excerpt_shows_a_secret_of_a_broken_document() {
    const TF: &str =
        "resource \"aws_lambda_function\" \"a\" {\n  memory_size = 1\n  environment {\n    variables = {\n";
    const YAML: &str = "FunctionName: a\nMemorySize: 1\nTimeout: \"x\"\n";
    const CALL: &str = "method: POST\nurl: https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions\nbody: |\n  ";
    for (name, text) in [
        ("a.tf", format!("{TF}      a = 'x-${{var.a}}-SEKRIT\"\n      b = SEKRIT\n    }}\n  }}\n}}\n")),
        ("a.yaml", format!("{YAML}Environment:\n  Variables:\n    A: \"x\n    B: SEKRIT\n")),
        ("a.yaml", format!("{YAML}Environment:\n  Variables:\n    A: x\nSEKRIT\nRole: a\n")),
        ("a.yaml", format!("{YAML}Environment: {{Variables: {{A SEKRIT, B:SEKRIT}}}}\n")),
        (
            "a.yaml",
            "FunctionName: a\nMemorySize: 1\n  Role: b\nCode:\n  ZipFile: |\n    SEKRIT\nTimeout: 1\n".to_owned(),
        ),
        (
            "a.yaml",
            format!("{CALL}{{\"FunctionName\": \"a\", \"Environment\": {{\"Variables\": {{\"a\" \"SEKRIT\"}}}}}}\n"),
        ),
        ("a.json", "{\"FunctionName\": \"a\", \"Environment\": {\"Variables\": {\"a\":; \"SEKRIT\"}}}".to_owned()),
        ("a.json", "{\"FunctionName\": \"a\", \"Environment\": {\"Variables\": {\"a=SEKRIT\": 5}}}".to_owned()),
        (
            "a.json",
            "{\"FunctionName\": \"a\", \"Enviroment\": {\"Variables\": {\"a=SEKRIT\": \"x\"}}, \"MemorySize\": 1}"
                .to_owned(),
        ),
        ("a.yaml", format!("{YAML}Enviroment: {{Variables: {{a=SEKRIT: x}}}}\n")),
    ] {
        let place = Place::new(&[]);
        place.write(name, &text);
        for format in FORMATS {
            let args = ["check", "--advice", "--exit-zero", "--format", format, name];
            let ran = place.run(&args);
            assert!(leak(&ran.stdout).is_none() && leak(&ran.stderr).is_none(), "{format}: {text}\n{}", ran.stdout);
        }
        let ran = place.run(&["convert", name]);
        assert!(leak(&ran.stdout).is_none() && leak(&ran.stderr).is_none(), "{text}\n{}", ran.stdout);
    }
}
