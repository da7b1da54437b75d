//! Documents in all forms whose environment variables hold a marker. After any change of the text, no output shows it.
//!
//! `LAMBDA_LINT_MUTATIONS` is the number of changed texts for each document.

use super::FORMATS;
use crate::Place;
use crate::random::{Random, ran};
use std::path::{Path, PathBuf};

/// The value of every environment variable.
const MARKER: &str = "Sekrit7xSekrit7xSekrit7x";
/// The part of it that no output may have. A change in the marker leaves at least one of them.
const PIECE: &str = "Sekrit7";
const MUTATIONS: usize = 6;
/// A policy that reports each variable with a value, so that the test learns where the values are.
const POLICY: &str =
    r#"{"properties": {"Environment": {"properties": {"Variables": {"additionalProperties": {"maxLength": 0}}}}}}"#;
/// Where in `tests/` the documents are.
const FOLDERS: [&str; 9] =
    ["commands/err", "commands/ok", "inputs/err", "inputs/ok", "requests", "secrets", "templates", "yaml", "ok"];

/// A document with markers.
struct Seed {
    ending: String,
    text: String,
}

fn files_below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files_below(&path, files);
        } else if path.extension().is_some_and(|ending| ending != "out" && ending != "rs") {
            files.push(path);
        }
    }
}

/// All documents of `tests/`, with the ending of each.
fn documents() -> Vec<(String, String)> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests");
    let mut files = Vec::new();
    FOLDERS.iter().for_each(|folder| files_below(&tests.join(folder), &mut files));
    files.sort();
    let read = |path: &PathBuf| std::fs::read_to_string(path).ok();
    let ending = |path: &PathBuf| path.extension().unwrap().to_str().unwrap().to_owned();
    let mut documents: Vec<_> = files.iter().filter_map(|path| Some((ending(path), read(path)?))).collect();
    let mut forms = Vec::new();
    files_below(&tests.join("forms"), &mut forms);
    forms.sort();
    for part in forms.iter().filter_map(read).flat_map(|text| sections(&text)) {
        documents.push(part);
    }
    documents.retain(|(_, text)| text.len() < 20_000);
    documents
}

/// The documents in a file of `tests/forms/`.
fn sections(text: &str) -> Vec<(String, String)> {
    let section = |part: &str| {
        let (title, rest) = part.split_once('\n')?;
        let (text, _) = rest.split_once("~~~\n")?;
        let ending = match title.rsplit_once('(')?.1.trim_end_matches(')') {
            "python" => "py",
            "javascript" => "js",
            "powershell" => "ps1",
            language => language,
        };
        Some((ending.to_owned(), text.to_owned()))
    };
    format!("\n{text}").split("\n=== ").filter_map(section).collect()
}

/// The documents that have environment variables, with the marker as the value of each.
fn seeds() -> Vec<Seed> {
    let documents = documents();
    let place = Place::new(&[("policy.json", POLICY)]);
    let policy = place.path().join("policy.json").display().to_string();
    let names: Vec<_> = documents.iter().enumerate().map(|(index, (ending, _))| format!("{index}.{ending}")).collect();
    documents.iter().zip(&names).for_each(|((_, text), name)| place.write(name, text));
    let paths: Vec<_> = names.iter().map(|name| place.path().join(name).display().to_string()).collect();
    let args = ["check", "--policy", &policy, "--select", "policy", "--format", "json", "--exit-zero"];
    let (_, out, _) = ran(&args, &paths);
    let out: serde_json::Value = serde_json::from_str(&out).unwrap();
    let mut seeds = Vec::new();
    for file in out["files"].as_array().unwrap() {
        let index = paths.iter().position(|path| file["path"] == path.as_str()).unwrap();
        let (ending, text) = &documents[index];
        let offset = |place: &serde_json::Value| usize::try_from(place["offset"].as_u64().unwrap()).unwrap();
        let found = file["diagnostics"].as_array().unwrap().iter();
        let found = found.filter(|found| found["path"].as_str().unwrap().starts_with("/Environment/Variables/"));
        let mut spans: Vec<_> =
            found.map(|found| offset(&found["span"]["start"])..offset(&found["span"]["end"])).collect();
        spans.sort_by_key(|span| std::cmp::Reverse(span.start));
        spans.dedup();
        let mut marked = text.clone();
        for span in spans {
            let written = &marked[span.clone()];
            let quotes = usize::from(written.len() > 1 && written.starts_with(['"', '\'', '`']));
            marked.replace_range(span.start + quotes..span.end - quotes, MARKER);
        }
        if marked != *text || text.contains(MARKER) {
            seeds.push(Seed { ending: ending.clone(), text: marked });
        }
    }
    seeds
}

/// A text with one or two changes, most of them near to a marker.
fn mutated(text: &str, random: &mut Random) -> String {
    let mut text = text.to_owned();
    for _ in 0..=random.below(2) {
        let markers: Vec<_> = text.match_indices(MARKER).map(|(at, _)| at).collect();
        let at = match markers.get(random.below(markers.len())) {
            Some(&marker) if random.below(4) > 0 => (marker + random.below(120)).saturating_sub(80),
            _ => random.below(text.len()),
        };
        let at = (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default();
        mutate(&mut text, at, random);
    }
    text
}

fn mutate(text: &mut String, at: usize, random: &mut Random) {
    const SIGNS: [&str; 34] = [
        "\"",
        "'",
        "`",
        "“",
        "”",
        "’",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        ":",
        ",",
        "=",
        "#",
        "//",
        "\\",
        "<",
        ">",
        "$",
        "%",
        "&",
        "*",
        "!",
        "|",
        "@",
        "- ",
        "? ",
        "\n",
        "\t",
        " ",
        "; ",
        "<<<<<<< HEAD\n",
    ];
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let line_end = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    let indent = text[line_start..line_end].len() - text[line_start..line_end].trim_start_matches(' ').len();
    let next = text[at..].chars().next().map_or(at, |next| at + next.len_utf8());
    let quotes: Vec<_> = text[line_start..line_end].match_indices(['"', '\'']).map(|(at, _)| line_start + at).collect();
    match random.below(11) {
        0 => text.replace_range(at..next, ""),
        1 | 2 => text.insert_str(at, SIGNS[random.below(SIGNS.len())]),
        3 => text.replace_range(at..next, SIGNS[random.below(SIGNS.len())]),
        4 if !quotes.is_empty() => {
            let at = quotes[random.below(quotes.len())];
            text.replace_range(at..=at, ["", "'", "\"", "“", "`"][random.below(5)]);
        }
        5 => text.replace_range(line_start..line_start + indent.min(1 + random.below(4)), ""),
        6 => text.insert_str(line_start, &"     "[..1 + random.below(4)]),
        7 => text.replace_range(line_start..line_end, ""),
        8 => text.insert_str(line_start, ["# ", "// ", "-- ", "+"][random.below(4)]),
        9 if line_end > line_start => text.replace_range(line_end - 1..line_end, " "),
        // two characters swapped, as in a misspelled name
        _ => {
            let after = text[next..].chars().next();
            if let (Some(first), Some(second)) = (text[at..].chars().next(), after) {
                text.replace_range(at..next + second.len_utf8(), &format!("{second}{first}"));
            }
        }
    }
}

/// The output that shows a marker, cut to what is around it.
fn leak(output: &str) -> Option<&str> {
    let at = output.find(PIECE)?;
    let start = output[..at].char_indices().rev().nth(300).map_or(0, |(start, _)| start);
    Some(&output[start..output.len().min(at + 60)]).filter(|part| !part.is_empty())
}

/// What is run on all texts.
fn runs() -> Vec<Vec<&'static str>> {
    let mut runs: Vec<_> = FORMATS.iter().map(|format| vec!["check", "--advice", "--format", format]).collect();
    runs.push(vec!["check", "--advice", "--diff", "--unsafe-fixes"]);
    runs.push(vec!["check", "--advice", "--input", "request"]);
    runs
}

/// The files of which a run shows the marker.
fn leaking(args: &[&str], names: &[String]) -> Vec<usize> {
    let (status, out, err) = ran(args, names);
    assert!(status <= 1, "{args:?}: {err}");
    match names.len() {
        _ if leak(&out).or_else(|| leak(&err)).is_none() => Vec::new(),
        0 | 1 => vec![0],
        count => {
            let (first, second) = names.split_at(count / 2);
            let second = leaking(args, second).into_iter().map(|index| index + count / 2);
            leaking(args, first).into_iter().chain(second).collect()
        }
    }
}

#[test]
fn no_output_shows_a_marker() {
    let count = std::env::var("LAMBDA_LINT_MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(MUTATIONS);
    let seeds = seeds();
    assert!(seeds.len() >= 60, "{}", seeds.len());
    let mut random = Random(0x5eed_0f5e_c3e7_u64);
    let place = Place::new(&[("lambda-lint.toml", "")]);
    let (mut names, mut texts) = (Vec::new(), Vec::new());
    for (index, seed) in seeds.iter().enumerate() {
        for number in 0..=count {
            let text = if number == 0 { seed.text.clone() } else { mutated(&seed.text, &mut random) };
            let name = format!("{index}-{number}.{}", seed.ending);
            place.write(&name, &text);
            names.push(place.path().join(name).display().to_string());
            texts.push(text);
        }
    }
    let mut leaks = Vec::new();
    for args in runs() {
        for index in leaking(&args, &names) {
            let (_, out, err) = ran(&args, std::slice::from_ref(&names[index]));
            let shown = leak(&out).or_else(|| leak(&err)).unwrap_or("only together with others");
            leaks.push(format!("== {}\n{}\n-- {args:?} shows\n{shown}", names[index], texts[index]));
        }
    }
    for (name, text) in names.iter().zip(&texts) {
        let (_, out, err) = ran(&["convert"], std::slice::from_ref(name));
        if let Some(shown) = leak(&out).or_else(|| leak(&err)) {
            leaks.push(format!("== {name}\n{text}\n-- convert shows\n{shown}"));
        }
    }
    assert!(leaks.is_empty(), "{} of {} texts\n{}", leaks.len(), texts.len(), leaks.join("\n"));
}
