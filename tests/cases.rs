//! Small inputs with the right verdict, run through the program the way a user would: `cases/*.json`, one file for each kind.
//!
//! A case has a `name`, its input (`request` as JSON, or `text`), and the expected result. See [`Case`] and
//! [`Expected`] for the fields.

use crate::archives::judge::base64;
use lambda_lint_cli::{Streams, run};
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use zip::write::SimpleFileOptions;

/// One input and its verdict.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Case {
    name: String,
    #[serde(default)]
    run: Run,
    /// The name of the file, except where the request comes on stdin.
    file: Option<String>,
    request: Option<Value>,
    /// The lines of the input, for what `request` cannot hold.
    text: Option<Vec<String>>,
    /// The entries of the archive that becomes `Code.ZipFile` of the request.
    archive: Option<Vec<Entry>>,
    /// More options of `check`.
    #[serde(default)]
    options: Vec<String>,
    expect: Expected,
}

/// How the input reaches the program.
#[derive(Debug, Default, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Run {
    /// On stdin, with `--input request`.
    #[default]
    Request,
    /// On stdin.
    Stdin,
    /// As a file that is named.
    File,
    /// As a file in a folder that is named.
    Folder,
    /// As a file that is named, with `--hook`.
    Hook,
}

/// An entry of an archive.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    text: String,
    /// In octal.
    #[serde(default = "readable")]
    mode: String,
}

fn readable() -> String {
    "644".to_owned()
}

/// What must hold for the result of a case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Expected {
    /// The exit status.
    exit: Option<u8>,
    /// A finding of at least this severity, at `path` and `line` where they are given.
    severity: Option<String>,
    /// A JSON Pointer into the request: the finding is there or inside.
    path: Option<String>,
    /// The line at which the finding starts.
    line: Option<u64>,
    /// Rules that report something.
    #[serde(default)]
    has: Vec<String>,
    /// Rules that report nothing.
    #[serde(default)]
    none: Vec<String>,
    /// No error and no warning.
    #[serde(default)]
    clean: bool,
    /// Occurs in a message, a help or a fix.
    #[serde(default)]
    text_has: Vec<String>,
    /// Must not occur in any of them.
    #[serde(default)]
    text_lacks: Vec<String>,
}

/// What the program printed.
struct Outcome {
    exit: u8,
    findings: Vec<Value>,
    stderr: String,
}

#[test]
fn cases_have_the_expected_verdict() {
    let mut failures = Vec::new();
    let mut count = 0;
    for file in lambda_lint_tests::requests("cases") {
        let text = std::fs::read_to_string(&file).unwrap();
        let cases: Vec<Case> =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in cases {
            count += 1;
            let outcome = outcome(&case);
            let faults = case.expect.faults(&outcome);
            if !faults.is_empty() {
                let kind = file.file_stem().unwrap().to_string_lossy();
                failures.push(format!("{kind}/{}: {}\n{outcome}", case.name, faults.join("; ")));
            }
        }
    }
    assert!(failures.is_empty(), "{} of {count} cases fail\n\n{}", failures.len(), failures.join("\n"));
}

/// Runs the program on the input of a case.
fn outcome(case: &Case) -> Outcome {
    let folder = tempfile::tempdir().unwrap();
    let input = input(case);
    let mut arguments: Vec<String> =
        ["lambda-lint", "check", "--isolated", "--as-of", "2026-11-30"].map(str::to_owned).into();
    arguments.extend(["--format".to_owned(), "json".to_owned()]);
    arguments.extend(case.options.iter().cloned());
    let file = folder.path().join(case.file.as_deref().unwrap_or("function.json"));
    let on_stdin = matches!(case.run, Run::Request | Run::Stdin);
    if !on_stdin {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &input).unwrap();
    }
    match case.run {
        Run::Request => arguments.extend(["--input", "request", "-"].map(str::to_owned)),
        Run::Stdin => arguments.push("-".to_owned()),
        Run::File => arguments.push(name(&file)),
        Run::Folder => arguments.push(name(folder.path())),
        Run::Hook => arguments.extend(["--hook".to_owned(), name(&file)]),
    }
    let (stdout, stderr) = (Buffer::default(), Buffer::default());
    let mut streams = Streams {
        stdin: Box::new(Cursor::new(if on_stdin { input.into_bytes() } else { Vec::new() })),
        stdout: Box::new(stdout.clone()),
        stderr: Box::new(stderr.clone()),
        color_stdout: false,
        links_stdout: false,
        color_stderr: false,
        is_watched: false,
    };
    let exit = run(arguments.into_iter().map(Into::into), &mut streams);
    let result: Value = serde_json::from_str(&stdout.text()).unwrap_or_default();
    let files = result["files"].as_array().cloned().unwrap_or_default();
    let of_file = |file: Value| file["diagnostics"].as_array().cloned().unwrap_or_default();
    Outcome { exit, findings: files.into_iter().flat_map(of_file).collect(), stderr: stderr.text() }
}

fn name(path: &Path) -> String {
    path.to_str().unwrap().to_owned()
}

/// The text of the input.
fn input(case: &Case) -> String {
    let mut request = match (&case.text, &case.request) {
        (Some(lines), None) => return lines.join("\n") + "\n",
        (None, Some(request)) => request.clone(),
        _ => panic!("{}: give either `request` or `text`", case.name),
    };
    if let Some(entries) = &case.archive {
        request["Code"] = json!({"ZipFile": base64(&archive(entries))});
    }
    serde_json::to_string_pretty(&request).unwrap()
}

fn archive(entries: &[Entry]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let mode = u32::from_str_radix(&entry.mode, 8).unwrap();
        writer.start_file(&entry.name, SimpleFileOptions::default().unix_permissions(mode)).unwrap();
        writer.write_all(entry.text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

impl Expected {
    /// Everything that does not hold.
    fn faults(&self, outcome: &Outcome) -> Vec<String> {
        let mut faults = Vec::new();
        let mut must = |holds: bool, what: String| {
            if !holds {
                faults.push(what);
            }
        };
        if let Some(exit) = self.exit {
            must(outcome.exit == exit, format!("expected exit status {exit}, found {}", outcome.exit));
        }
        if self.severity.is_some() || self.path.is_some() || self.line.is_some() {
            must(
                outcome.findings.iter().any(|found| self.matches(found)),
                "the expected finding is missing".to_owned(),
            );
        }
        let reports = |rule: &String| outcome.findings.iter().any(|found| found["rule"] == rule.as_str());
        for rule in &self.has {
            must(reports(rule), format!("`{rule}` reports nothing"));
        }
        for rule in &self.none {
            must(!reports(rule), format!("`{rule}` reports something"));
        }
        let is_clean = outcome.findings.iter().all(|found| found["severity"] == "advice");
        must(!self.clean || is_clean && outcome.exit == 0, "expected no error and no warning".to_owned());
        let texts: Vec<String> = outcome.findings.iter().map(text_of).collect();
        for part in &self.text_has {
            must(texts.iter().any(|text| text.contains(part)), format!("nothing says `{part}`"));
        }
        for part in &self.text_lacks {
            must(!texts.iter().any(|text| text.contains(part)), format!("something says `{part}`"));
        }
        faults
    }

    fn matches(&self, found: &Value) -> bool {
        let least = self.severity.as_deref().unwrap_or("advice");
        let path = found["path"].as_str().unwrap_or_default();
        let is_inside =
            |outer: &str| path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        rank(found["severity"].as_str().unwrap_or_default()) >= rank(least)
            && self.path.as_deref().is_none_or(is_inside)
            && self.line.is_none_or(|line| found["span"]["start"]["line"] == line)
    }
}

fn rank(severity: &str) -> usize {
    ["advice", "warning", "error"].iter().position(|it| *it == severity).expect("a severity")
}

/// The message, the help and the fix of a finding.
fn text_of(found: &Value) -> String {
    let mut text =
        format!("{}\n{}\n", found["message"].as_str().unwrap_or_default(), found["help"].as_str().unwrap_or_default());
    text.push_str(found["fix"]["description"].as_str().unwrap_or_default());
    for edit in found["fix"]["edits"].as_array().into_iter().flatten() {
        text.push('\n');
        text.push_str(edit["text"].as_str().unwrap_or_default());
    }
    text
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "  exit status {}", self.exit)?;
        for found in &self.findings {
            let (severity, rule, path) = (&found["severity"], &found["rule"], &found["path"]);
            writeln!(f, "  {severity} {rule} {path} {}", text_of(found).replace('\n', " | "))?;
        }
        write!(f, "  {}", self.stderr.trim_end())
    }
}

/// A stream that collects its output.
#[derive(Debug, Default, Clone)]
struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Buffer {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
