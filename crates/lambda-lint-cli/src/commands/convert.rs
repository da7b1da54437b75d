//! `convert`: the requests of a file in one form.

use crate::args::Convert;
use crate::error::Error;
use crate::input::{self, language, text};
use crate::streams::Streams;
use lambda_lint_extract::{Converted, Document, convert};
use serde_json::Value;
use std::path::Path;

/// Prints the requests, and returns the exit status.
pub(crate) fn run(args: &Convert, streams: &mut Streams) -> Result<u8, Error> {
    let is_stdin = args.path.as_os_str() == "-";
    let name = if is_stdin { input::STDIN.to_owned() } else { input::name(&args.path) };
    let bytes = if is_stdin { input::read_stdin(&mut streams.stdin)? } else { input::read(&args.path)? };
    let content = text::decode(bytes);
    let path = match is_stdin {
        true => args.stdin_filename.as_deref().map(Path::new),
        false => Some(args.path.as_path()),
    };
    let syntax = language::syntax(path, content.text());
    let found = convert(Document::from(content.text()).syntax(syntax).input(args.input));
    if found.is_empty() {
        streams.note(&format!("error: {name} does not contain a request to convert"));
        return Ok(2);
    }
    for note in notes(&found) {
        streams.note(&format!("note: {note}"));
    }
    let mut requests: Vec<Value> = found.into_iter().map(|converted| converted.request).collect();
    let value = if requests.len() == 1 { requests.remove(0) } else { Value::Array(requests) };
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    writeln!(streams.stdout, "{text}").map_err(Error::Output)?;
    streams.stdout.flush().map_err(Error::Output)?;
    Ok(0)
}

/// Notes about the converted requests.
fn notes(found: &[Converted]) -> Vec<String> {
    let mut notes = Vec::new();
    for operation in ["UpdateFunctionConfiguration", "UpdateFunctionCode"] {
        let count = found.iter().filter(|converted| converted.operation == operation).count();
        if count > 0 {
            let requests = if count == 1 { "1 request is".to_owned() } else { format!("{count} requests are") };
            notes.push(format!("{requests} for {operation}"));
        }
    }
    if found.iter().any(|converted| converted.request.to_string().contains("\"${")) {
        notes.push("`${…}` marks unknown values and the values of environment variables".to_owned());
    }
    if found.iter().any(|converted| converted.is_partial) {
        notes.push("some members of the requests are unknown".to_owned());
    }
    notes
}
