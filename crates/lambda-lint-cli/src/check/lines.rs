//! `--lines`: every line of the input is a document, and its results come out in order while the input still runs.

use super::{Notes, Results};
use crate::args::Format;
use crate::checker::{Checker, failing};
use crate::config::Setup;
use crate::error::Error;
use crate::fix::Findings;
use crate::input;
use crate::ordered::{self, Event};
use crate::plural::counted;
use crate::render::{Document, json_lines};
use lambda_lint::{Diagnostic, Severity, Span, Syntax};
use lambda_lint_extract::DocumentSource;
use memchr::{memchr, memrchr};
use std::fs::File;
use std::io::{self, Read};

/// How much is read at once: a batch for a thread, if that much is there.
const BATCH: usize = 128 * 1024;
/// No request has as many bytes by far.
const LONGEST_LINE: usize = 1 << 30;

/// Checks every line of the files, or of stdin if none is named.
pub(crate) fn run(
    checker: &Checker<'_>,
    stdin: &mut (dyn Read + Send),
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
) -> io::Result<()> {
    results.begin()?;
    let paths = &checker.args.paths;
    let mut stdin = Some(stdin);
    if paths.is_empty() {
        run_stdin(checker, stdin.take(), results, notes)?;
    }
    for path in paths {
        if path.as_os_str() == "-" {
            run_stdin(checker, stdin.take(), results, notes)?;
            continue;
        }
        let name = input::name(path);
        let opened = File::open(path).map_err(|source| Error::Read { path: name.clone(), source });
        match opened.and_then(|file| Ok((file, checker.settings.of(Some(path))?))) {
            Ok((mut file, setup)) => {
                let input = Input { name, is_file: true, setup };
                run_input(checker, input, Some(&mut file), results, notes)?;
            }
            Err(error) => notes.fail(&error),
        }
    }
    results.summary.has_failed = notes.failed;
    results.end()
}

fn run_stdin(
    checker: &Checker<'_>,
    stdin: Option<&mut (dyn Read + Send)>,
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
) -> io::Result<()> {
    match checker.setup_of_stdin() {
        Ok(setup) => {
            let input = Input { name: checker.stdin_name(), is_file: false, setup };
            run_input(checker, input, stdin, results, notes)
        }
        Err(error) => {
            notes.fail(&error);
            Ok(())
        }
    }
}

/// What the lines come from.
struct Input {
    name: String,
    is_file: bool,
    setup: Setup,
}

/// Some lines, as they were read.
struct Batch {
    text: Vec<u8>,
    /// The number of the first line, from 1.
    first_line: u64,
    /// The number of input bytes before it.
    offset: usize,
}

/// The result of a batch.
#[derive(Default)]
struct Checked {
    lines: u64,
    /// How many of them are not blank.
    written: u64,
    /// How many hold no request, and were not said to be one.
    passed_over: u64,
    counts: [u64; 3],
    /// How many findings make the program fail.
    failing: u64,
    /// The lines of the results, for the format that has one for each.
    text: Vec<u8>,
    /// The lines with findings, for the others.
    documents: Vec<Document>,
}

fn run_input(
    checker: &Checker<'_>,
    input: Input,
    reader: Option<&mut (dyn Read + Send)>,
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
) -> io::Result<()> {
    // stdin is there once
    let Some(reader) = reader else { return Ok(()) };
    results.summary.files += 1;
    let is_json_lines = checker.args.format == Format::JsonLines;
    if !is_json_lines {
        results.document(&Document::empty(input.name.clone()))?;
    }
    let (mut written, mut passed_over) = (0, 0);
    let work = |batch: io::Result<Batch>| batch.map(|batch| check(checker, &input, &batch));
    let done = ordered::for_each(Batches::new(reader), ordered::workers(), work, |event| match event {
        Event::Idle => results.out.flush(),
        Event::Result(Err(source)) => {
            notes.fail(&Error::Read { path: input.name.clone(), source });
            Ok(())
        }
        Event::Result(Ok(checked)) => {
            results.failing += checked.failing;
            written += checked.written;
            passed_over += checked.passed_over;
            *results.summary.lines.get_or_insert(0) += checked.lines;
            for (severity, count) in
                [Severity::Error, Severity::Warning, Severity::Advice].into_iter().zip(checked.counts)
            {
                results.summary.count(severity, count);
            }
            results.out.write_all(&checked.text)?;
            checked.documents.iter().try_for_each(|document| results.document(document))
        }
    });
    done?;
    say_passed_over(&input.name, written, passed_over, checker.args.strict_inputs, notes);
    Ok(())
}

/// One word on all lines without a request: a log has many. The input is one without a request if no line has one.
fn say_passed_over(name: &str, written: u64, passed_over: u64, is_strict: bool, notes: &mut Notes<'_>) {
    if passed_over == 0 {
        return;
    }
    let (none, lines) = ("no CreateFunction request", counted(written, "line"));
    if passed_over == written {
        return notes.no_request(&format!("{name} contains {none} in {lines}"), is_strict);
    }
    let contain = if passed_over == 1 { "contains" } else { "contain" };
    notes.note(&format!("{passed_over} of {lines} in {name} {contain} {none}"));
}

fn check(checker: &Checker<'_>, input: &Input, batch: &Batch) -> Checked {
    let source = if input.is_file { DocumentSource::Line } else { DocumentSource::Stdin };
    let intent = checker.intent(source, &input.setup);
    let is_json_lines = checker.args.format == Format::JsonLines;
    let mut checked = Checked::default();
    let mut at = 0;
    while at < batch.text.len() {
        let rest = &batch.text[at..];
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        let number = batch.first_line + checked.lines;
        // a blank line is no document, but it has its line in the results
        let is_blank = line.trim_ascii().is_empty();
        let findings = if is_blank {
            Findings { is_read: true, ..Findings::default() }
        } else {
            checker.findings_of_line(line, intent, &input.setup)
        };
        let Findings { is_read, diagnostics, suppressed, no_request, .. } = findings;
        checked.written += u64::from(!is_blank);
        checked.passed_over += u64::from(no_request.is_some());
        checked.failing += failing(diagnostics.iter().map(|found| found.severity), input.setup.common.fail_on);
        if is_json_lines {
            let count =
                |severity| diagnostics.iter().filter(|found: &&Diagnostic| found.severity == severity).count() as u64;
            let counts = [count(Severity::Error), count(Severity::Warning), count(Severity::Advice)];
            let path = input.is_file.then_some(input.name.as_str());
            json_lines::write_line(&mut checked.text, path, number, &diagnostics);
            checked.counts.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        } else if !diagnostics.is_empty() || !suppressed.is_empty() {
            let offset = batch.offset + at;
            let document = Document {
                syntax: Syntax::Json,
                name: input.name.clone(),
                text: String::from_utf8_lossy(line).into_owned(),
                offset,
                first_line: u32::try_from(number).unwrap_or(u32::MAX),
                is_read,
                diagnostics,
                suppressed,
                before: None,
            };
            checked.documents.push(placed(document, number));
        }
        checked.lines += 1;
        at += end + 1;
    }
    checked
}

/// The document with positions in the whole input: it is the line of this number.
fn placed(mut document: Document, number: u64) -> Document {
    let lines_before = u32::try_from(number - 1).unwrap_or(u32::MAX);
    let offset = document.offset;
    let shift = |span: &mut Option<Span>| {
        if let Some(span) = span {
            for position in [&mut span.start, &mut span.end] {
                position.offset += offset;
                position.line = position.line.saturating_add(lines_before);
            }
        }
    };
    let suppressed = document.suppressed.iter_mut().map(|suppressed| &mut suppressed.diagnostic);
    for diagnostic in document.diagnostics.iter_mut().chain(suppressed) {
        shift(&mut diagnostic.span);
        diagnostic.related.iter_mut().for_each(|related| shift(&mut related.span));
        for edit in diagnostic.fix.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.start += offset;
            edit.end += offset;
        }
    }
    document
}

/// Reads what is there, up to a batch, and hands on all lines that are complete.
struct Batches<'a> {
    input: &'a mut (dyn Read + Send),
    /// The start of a line whose end is still to come.
    rest: Vec<u8>,
    next_line: u64,
    offset: usize,
    is_over: bool,
}

impl<'a> Batches<'a> {
    fn new(input: &'a mut (dyn Read + Send)) -> Self {
        Batches { input, rest: Vec::new(), next_line: 1, offset: 0, is_over: false }
    }

    fn batch(&mut self, text: Vec<u8>) -> Batch {
        let batch = Batch { text, first_line: self.next_line, offset: self.offset };
        self.next_line += memchr::memchr_iter(b'\n', &batch.text).count() as u64;
        self.offset += batch.text.len();
        batch
    }
}

impl Iterator for Batches<'_> {
    type Item = io::Result<Batch>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            let before = self.rest.len();
            self.rest.resize(before + BATCH, 0);
            let read = self.input.read(&mut self.rest[before..]);
            self.rest.truncate(before + read.as_ref().map_or(0, |&count| count));
            match read {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.is_over = true;
                    return Some(Err(error));
                }
                Ok(0) => {
                    self.is_over = true;
                    let text = std::mem::take(&mut self.rest);
                    return (!text.is_empty()).then(|| Ok(self.batch(text)));
                }
                Ok(_) if before > LONGEST_LINE => {
                    self.is_over = true;
                    return Some(Err(io::Error::other("a line is too long to be a request")));
                }
                Ok(_) => {
                    let Some(last) = memrchr(b'\n', &self.rest[before..]) else { continue };
                    let rest = self.rest.split_off(before + last + 1);
                    let text = std::mem::replace(&mut self.rest, rest);
                    return Some(Ok(self.batch(text)));
                }
            }
        }
        None
    }
}
