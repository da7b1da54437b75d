//! `check`: sources in, documents with findings out, and a count.

use crate::args::{Check, InputKind};
use crate::error::Error;
use crate::input::recognise::{Kind, recognise};
use crate::input::text::{Content, decode};
use crate::input::{self, Source};
use crate::ordered::{self, Event};
use crate::render::{self, Document, Render, Summary};
use crate::streams::Streams;
use crate::{lines, linter};
use lambda_lint::{Linter, Report, Severity};
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// Fewer files than this are done before a thread has begun.
const WORTH_THREADS: usize = 16;

/// What every document is checked with.
pub(crate) struct Checker<'a> {
    pub(crate) args: &'a Check,
    pub(crate) linter: &'a Linter,
    pub(crate) zip_file: Option<&'a [u8]>,
}

/// Runs `check`, and returns the exit status.
pub(crate) fn run(args: &Check, streams: &mut Streams) -> Result<u8, Error> {
    let linter = linter::build(args)?;
    let zip_file = args.zip_file.as_deref().map(|path| input::read(archive_path(path))).transpose()?;
    let checker = Checker { args, linter: &linter, zip_file: zip_file.as_deref() };
    let color = args.color.choose(streams.color_stdout && args.output.is_none());
    let mut renderer = render::new(args, &linter, color);
    let mut file = match &args.output {
        Some(path) => Some(BufWriter::new(File::create(path).map_err(|error| write_error(path, error))?)),
        None => None,
    };
    let mut stdout = BufWriter::new(&mut streams.stdout);
    let mut notes = Notes { stderr: &mut streams.stderr, quiet: args.quiet, failed: false };
    let out: &mut dyn Write = match &mut file {
        Some(file) => file,
        None => &mut stdout,
    };
    let mut results = Results { renderer: renderer.as_mut(), out, summary: Summary::default() };
    let done = if args.lines {
        lines::run(&checker, &mut streams.stdin, &mut results, &mut notes)
    } else {
        run_documents(&checker, &mut streams.stdin, &mut results, &mut notes)
    };
    let status = results.status(args, notes.failed);
    match (done, &args.output) {
        (Ok(()), _) => Ok(status),
        (Err(error), Some(path)) => Err(write_error(path, error)),
        // whoever read the results has seen enough: what was found so far counts
        (Err(error), None) if error.kind() == io::ErrorKind::BrokenPipe => Ok(status),
        (Err(error), None) => Err(Error::Output(error)),
    }
}

fn write_error(path: &Path, source: io::Error) -> Error {
    Error::Write { path: input::name(path), source }
}

/// People copy `fileb://function.zip` from their call of the AWS CLI.
fn archive_path(path: &Path) -> &Path {
    path.to_str().and_then(|path| path.strip_prefix("fileb://")).map_or(path, Path::new)
}

/// Everything that is said beside the results.
pub(crate) struct Notes<'a> {
    stderr: &'a mut dyn Write,
    quiet: bool,
    pub(crate) failed: bool,
}

impl Notes<'_> {
    /// Something that could not be done.
    pub(crate) fn fail(&mut self, error: &Error) {
        self.failed = true;
        let _ = writeln!(self.stderr, "error: {}", render::plain::one_line(&error.to_string()));
    }

    fn note(&mut self, note: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "note: {}", render::plain::one_line(note));
        }
    }
}

/// Where the results go.
pub(crate) struct Results<'a> {
    pub(crate) renderer: &'a mut dyn Render,
    pub(crate) out: &'a mut dyn Write,
    pub(crate) summary: Summary,
}

impl Results<'_> {
    pub(crate) fn begin(&mut self) -> io::Result<()> {
        self.renderer.begin(self.out)
    }

    pub(crate) fn document(&mut self, document: &Document) -> io::Result<()> {
        for diagnostic in &document.diagnostics {
            self.summary.count(diagnostic.severity, 1);
        }
        self.renderer.document(document, self.out)
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.renderer.end(&self.summary, self.out)?;
        self.out.flush()
    }

    fn status(&self, args: &Check, failed: bool) -> u8 {
        let found = match args.fail_on {
            Severity::Error => self.summary.errors,
            Severity::Warning => self.summary.errors + self.summary.warnings,
            Severity::Advice => self.summary.errors + self.summary.warnings + self.summary.advice,
        };
        match (failed, found > 0 && !args.exit_zero) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}

/// What became of a source.
enum Outcome {
    Checked(Box<Document>),
    /// No request, and nobody said that it is one.
    Foreign,
    /// No request, though the user named it.
    NoRequest(String),
    Failed(Error),
}

fn run_documents(
    checker: &Checker<'_>,
    stdin: &mut dyn io::Read,
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
) -> io::Result<()> {
    let sources = input::collect(&paths(checker.args), stdin, |error| notes.fail(&error));
    results.begin()?;
    let mut take = |outcome| match outcome {
        Outcome::Checked(document) => {
            results.summary.files += 1;
            results.document(&document)
        }
        Outcome::Foreign => Ok(()),
        Outcome::NoRequest(why) if checker.args.strict_inputs => {
            notes.failed = true;
            let _ = writeln!(notes.stderr, "error: {}", render::plain::one_line(&why));
            Ok(())
        }
        Outcome::NoRequest(why) => {
            notes.note(&why);
            Ok(())
        }
        Outcome::Failed(error) => {
            notes.fail(&error);
            Ok(())
        }
    };
    let is_nothing = sources.is_empty();
    if sources.len() < WORTH_THREADS {
        sources.into_iter().try_for_each(|source| take(checker.check(source)))?;
    } else {
        let work = |source| checker.check(source);
        ordered::for_each(sources.into_iter(), ordered::workers(), work, |event| match event {
            Event::Result(outcome) => take(outcome),
            Event::Idle => Ok(()),
        })?;
    }
    if results.summary.files == 0 && is_nothing && !notes.failed {
        notes.note("no file here is a request");
    }
    results.end()
}

/// The current folder, unless something is named.
fn paths(args: &Check) -> Vec<PathBuf> {
    match args.paths.as_slice() {
        [] if args.stdin_filename.is_some() => vec!["-".into()],
        [] => vec![".".into()],
        named => named.to_vec(),
    }
}

impl Checker<'_> {
    /// The name of stdin.
    pub(crate) fn stdin_name(&self) -> String {
        self.args.stdin_filename.clone().unwrap_or_else(|| input::STDIN.to_owned())
    }

    fn check(&self, source: Source) -> Outcome {
        match source {
            Source::Stdin(bytes) => Outcome::Checked(Box::new(self.lint(self.stdin_name(), decode(bytes), false))),
            Source::Named(path) => match input::read(&path) {
                Ok(bytes) => self.check_named(input::name(&path), decode(bytes)),
                Err(error) => Outcome::Failed(error),
            },
            Source::Found(path) => match input::read_candidate(&path) {
                Ok(Some(bytes)) => self.check_found(input::name(&path), decode(bytes)),
                Ok(None) => Outcome::Foreign,
                Err(error) => Outcome::Failed(error),
            },
        }
    }

    fn check_named(&self, name: String, content: Content) -> Outcome {
        if self.args.input == InputKind::Request {
            return Outcome::Checked(Box::new(self.lint(name, content, false)));
        }
        let kind = match &content {
            Content::Text(text) => recognise(text),
            Content::Bytes(_) => Kind::Foreign,
        };
        let document = self.lint(name, content, !self.args.complete);
        // a file that cannot be read may be a request once it is mended
        if kind == Kind::Request || !document.is_read {
            return Outcome::Checked(Box::new(document));
        }
        let name = document.name;
        Outcome::NoRequest(match kind {
            Kind::Answer(member) => {
                format!("{name} is no request but an answer of the service: a request has no `{member}`")
            }
            Kind::Unsure => {
                format!("{name} may be a request or not, and is skipped; `--input request` checks it as one")
            }
            Kind::Request | Kind::Foreign => format!("{name} is no CreateFunction request, and is skipped"),
        })
    }

    fn check_found(&self, name: String, content: Content) -> Outcome {
        let Content::Text(text) = content else { return Outcome::Foreign };
        if recognise(&text) != Kind::Request {
            return Outcome::Foreign;
        }
        let is_whole = self.args.complete || self.args.input == InputKind::Request;
        let document = self.lint(name, Content::Text(text), !is_whole);
        if document.is_read { Outcome::Checked(Box::new(document)) } else { Outcome::Foreign }
    }

    fn lint(&self, name: String, content: Content, may_lack: bool) -> Document {
        let report = match &content {
            Content::Text(text) => self.report(text.as_str().into(), may_lack),
            Content::Bytes(bytes) => self.report(bytes.as_slice().into(), may_lack),
        };
        let text = match content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        };
        Document { name, text, offset: 0, is_read: report.is_read(), diagnostics: report.into_diagnostics() }
    }

    /// What the engine says.
    pub(crate) fn report(&self, document: lambda_lint::Document<'_>, may_lack: bool) -> Report {
        let document = document.may_lack_code_and_role(may_lack);
        self.linter.lint(match self.zip_file {
            Some(zip_file) => document.zip_file(zip_file),
            None => document,
        })
    }
}
