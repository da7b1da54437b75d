//! `check`: sources in, documents with findings out, and a count.

mod lines;
mod show_settings;

use crate::args::{Check, Cli, Format};
use crate::checker::{Checked, Checker, Kept, Outcome};
use crate::config::Setups;
use crate::error::Error;
use crate::input::{self, IsExcluded, Source};
use crate::named_files::NamedFiles;
use crate::ordered::{self, Event};
use crate::packing;
use crate::progress::Progress;
use crate::render::style::Styles;
use crate::render::{self, Document, Render, Summary};
use crate::streams::Streams;
use crate::tally::{Tally, Unread, unrepaired};
use clap::CommandFactory as _;
use clap::error::ErrorKind;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Fewer files than this are done before a thread has begun.
const MIN_SOURCES_FOR_THREADS: usize = 16;
/// So many files go to a thread at once: to hand over one takes as long as to check one.
const BATCH: usize = 16;

/// Runs `check`, and returns the exit status.
pub(crate) fn run(args: &Check, streams: &mut Streams) -> Result<u8, Error> {
    let zip_file = args.zip_file.as_deref().map(|path| packing::read(archive_path(path))).transpose()?;
    run_with(args, zip_file, streams)
}

/// Runs `check` on files that are read already, and returns the exit status.
pub(crate) fn run_on(args: &Check, sources: Vec<Source>, streams: &mut Streams) -> Result<u8, Error> {
    run_all(args, None, Some(sources), streams)
}

/// Runs `check` with the bytes of a package, and returns the exit status.
pub(crate) fn run_with(args: &Check, zip_file: Option<Vec<u8>>, streams: &mut Streams) -> Result<u8, Error> {
    run_all(args, zip_file, None, streams)
}

fn run_all(
    args: &Check,
    zip_file: Option<Vec<u8>>,
    given: Option<Vec<Source>>,
    streams: &mut Streams,
) -> Result<u8, Error> {
    if args.statistics && !matches!(args.format, Format::Pretty | Format::Concise | Format::Json) {
        let message = "`--statistics` is not allowed with this `--format`; use pretty, concise or json";
        return Err(Error::Arguments(Cli::command().error(ErrorKind::ArgumentConflict, message)));
    }
    let settings = Setups::new(args)?;
    let here = settings.of(None)?;
    if args.show_settings {
        return show_settings::run(args, &settings, &mut streams.stdout);
    }
    let excludes = Arc::new(settings.excludes()?);
    let checker = Checker {
        args,
        settings: &settings,
        zip_file: zip_file.as_deref(),
        named_files: NamedFiles::default(),
        excludes,
    };
    let color = args.color.choose(streams.color_stdout && args.output.is_none());
    let styles = Styles::new(color).with_links(streams.links_stdout && color && args.output.is_none());
    let mut renderer = render::new(args, &here.common.linter, styles);
    refuse_to_overwrite(args)?;
    let mut file = match &args.output {
        Some(path) => Some(BufWriter::new(File::create(path).map_err(|error| write_error(path, error))?)),
        None => None,
    };
    let mut stdout = BufWriter::new(&mut streams.stdout);
    let is_watched = streams.is_watched && !args.quiet;
    let mut notes = Notes { stderr: &mut streams.stderr, quiet: args.quiet, failed: false, last: None };
    // if the fixed text goes to stdout, the results go to stderr
    let mut aside = Vec::new();
    let echoes = args.fix && !args.diff && paths(args).iter().any(|path| path.as_os_str() == "-");
    let (out, echo): (&mut dyn Write, Option<&mut dyn Write>) = match &mut file {
        Some(file) => (file, Some(&mut stdout)),
        None if echoes => (&mut aside, Some(&mut stdout)),
        None => (&mut stdout, None),
    };
    let mut results =
        Results { renderer: renderer.as_mut(), out, echo, summary: Summary::default(), failing: 0, fixes: 0 };
    let done = if args.lines {
        lines::run(&checker, &mut streams.stdin, &mut results, &mut notes)
    } else {
        let sources = given.unwrap_or_else(|| collect(&checker, &mut streams.stdin, &mut notes));
        run_documents(&checker, sources, &mut results, &mut notes, is_watched)
    };
    if let (Some(zip_file), requests @ 2..) = (&args.zip_file, results.summary.lines.unwrap_or(results.summary.files)) {
        notes.note(&format!("{} is used as the package of each of the {requests} requests", input::name(zip_file)));
    }
    let status = results.status(args, notes.failed);
    let _ = notes.stderr.write_all(&aside);
    settings.warnings().iter().for_each(|warning| notes.warn(warning));
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

/// Prints all notes.
pub(crate) struct Notes<'a> {
    stderr: &'a mut dyn Write,
    quiet: bool,
    pub(crate) failed: bool,
    /// The error that was said last.
    last: Option<String>,
}

impl Notes<'_> {
    /// Something that could not be done.
    pub(crate) fn fail(&mut self, error: &Error) {
        self.failed = true;
        let error = render::plain::one_line(&error.to_string()).into_owned();
        // a broken configuration is one fault, however many files it is for
        if self.last.as_ref() != Some(&error) {
            let _ = writeln!(self.stderr, "error: {error}");
        }
        self.last = Some(error);
    }

    fn warn(&mut self, warning: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "warning: {}", render::plain::one_line(warning));
        }
    }

    /// Why an input that the user named contains no request.
    pub(crate) fn no_request(&mut self, why: &str, is_strict: bool) {
        if is_strict {
            self.failed = true;
            let _ = writeln!(self.stderr, "error: {}", render::plain::one_line(why));
        } else {
            self.note(why);
        }
    }

    pub(crate) fn note(&mut self, note: &str) {
        if !self.quiet {
            let _ = writeln!(self.stderr, "note: {}", render::plain::one_line(note));
        }
    }
}

/// Where the results go.
pub(crate) struct Results<'a> {
    pub(crate) renderer: &'a mut dyn Render,
    pub(crate) out: &'a mut dyn Write,
    /// Where the repaired text of stdin goes.
    echo: Option<&'a mut dyn Write>,
    pub(crate) summary: Summary,
    /// How many findings make the program fail.
    pub(crate) failing: u64,
    /// How many fixes were applied, or would be.
    fixes: u64,
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

    /// A document that may have been repaired.
    fn checked(&mut self, checked: &Checked) -> io::Result<()> {
        self.summary.files += 1;
        self.failing += checked.failing;
        self.fixes += checked.fixes;
        if let (Some(echo), Some(text)) = (&mut self.echo, &checked.echo) {
            echo.write_all(text)?;
            echo.flush()?;
        }
        self.document(&checked.document)
    }

    pub(crate) fn end(&mut self) -> io::Result<()> {
        self.renderer.end(&self.summary, self.out)?;
        self.out.flush()
    }

    fn status(&self, args: &Check, failed: bool) -> u8 {
        let is_pending = args.diff && self.fixes > 0;
        match (failed, (self.failing > 0 || is_pending) && !args.exit_zero) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => 0,
        }
    }
}

/// The files that the arguments name, and those in the folders that they name.
fn collect(checker: &Checker<'_>, stdin: &mut dyn io::Read, notes: &mut Notes<'_>) -> Vec<Source> {
    let excludes = Arc::clone(&checker.excludes);
    let is_excluded: IsExcluded = Arc::new(move |path, is_folder| excludes.is_excluded(path, is_folder));
    input::collect(&paths(checker.args), &is_excluded, stdin, |error| notes.fail(&error))
}

fn run_documents(
    checker: &Checker<'_>,
    sources: Vec<Source>,
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
    is_watched: bool,
) -> io::Result<()> {
    results.begin()?;
    let (mut tally, mut unread) = (Tally::default(), Unread::default());
    let mut progress = Progress::new(sources.len(), is_watched);
    let mut take = |outcome| {
        if !is_silent(&outcome) {
            progress.clear(notes.stderr);
        }
        settle(checker, outcome, results, notes, &mut tally, &mut unread)?;
        if progress.step(Instant::now) {
            results.out.flush()?;
            progress.show(notes.stderr);
        }
        Ok(())
    };
    let is_nothing = sources.is_empty();
    // WebAssembly has no threads
    if sources.len() < MIN_SOURCES_FOR_THREADS || cfg!(target_family = "wasm") {
        sources.into_iter().try_for_each(|source| take(checker.check(source)))?;
    } else {
        let mut sources = sources.into_iter();
        let batches = std::iter::from_fn(|| {
            Some(sources.by_ref().take(BATCH).collect::<Vec<_>>()).filter(|batch| !batch.is_empty())
        });
        let work = |batch: Vec<Source>| batch.into_iter().map(|source| lean(checker.check(source))).collect::<Vec<_>>();
        ordered::for_each(batches, ordered::workers(), work, |event| match event {
            Event::Result(outcomes) => outcomes.into_iter().try_for_each(&mut take),
            Event::Idle => Ok(()),
        })?;
    }
    progress.clear(notes.stderr);
    if results.summary.files == 0 && is_nothing && !notes.failed {
        notes.note("no file contains a request");
    }
    tally.lines(checker.args.diff).iter().for_each(|line| notes.note(line));
    // only for people; other formats are for programs
    if let Some(line) = unread.line().filter(|_| checker.args.format == Format::Pretty) {
        notes.note(&line);
    }
    results.summary.has_failed = notes.failed;
    results.end()
}

/// Whether nothing is written about a source, in formats for people.
fn is_silent(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Foreign | Outcome::Unread(_) => true,
        Outcome::Checked(checked) => {
            let Checked { document, kept, remarks, .. } = &**checked;
            document.diagnostics.is_empty() && document.before.is_none() && kept.is_none() && remarks.is_empty()
        }
        Outcome::NoRequest(_) | Outcome::Failed(_) => false,
    }
}

/// Writes the findings of one source to the results, and everything else to the notes.
fn settle(
    checker: &Checker<'_>,
    outcome: Outcome,
    results: &mut Results<'_>,
    notes: &mut Notes<'_>,
    tally: &mut Tally,
    unread: &mut Unread,
) -> io::Result<()> {
    match outcome {
        Outcome::Checked(checked) => {
            if checker.args.repairs() {
                tally.add(&checked, checker.args.unsafe_fixes);
                unrepaired(&checked).iter().for_each(|note| notes.note(note));
            }
            checked.remarks.iter().for_each(|remark| notes.warn(remark));
            if let Some(Kept::Failed(error)) = &checked.kept {
                notes.fail(error);
            }
            results.checked(&checked)
        }
        Outcome::Foreign => Ok(()),
        Outcome::Unread(name) => {
            unread.add(name);
            Ok(())
        }
        Outcome::NoRequest(why) => {
            notes.no_request(&why, checker.args.strict_inputs);
            Ok(())
        }
        Outcome::Failed(error) => {
            notes.fail(&error);
            Ok(())
        }
    }
}

/// Queued results drop their text if nothing from it is shown.
fn lean(mut outcome: Outcome) -> Outcome {
    if let Outcome::Checked(checked) = &mut outcome {
        let document = &mut checked.document;
        if document.before.is_none() && document.diagnostics.is_empty() && document.suppressed.is_empty() {
            document.text = String::new();
        }
    }
    outcome
}

/// An error if the results would overwrite a file that is to be checked.
fn refuse_to_overwrite(args: &Check) -> Result<(), Error> {
    let real = |path: &Path| path.canonicalize().ok();
    let Some(output) = args.output.as_deref().and_then(real) else { return Ok(()) };
    let mut inputs = args.paths.iter().chain(&args.zip_file).chain(&args.config).chain(&args.policy);
    if !inputs.any(|path| real(path).as_ref() == Some(&output)) {
        return Ok(());
    }
    let message = format!("`--output {}` would overwrite an input; choose another file", input::name(&output));
    Err(Error::Arguments(Cli::command().error(ErrorKind::ValueValidation, message)))
}

/// The current folder, unless something is named.
pub(crate) fn paths(args: &Check) -> Vec<PathBuf> {
    match args.paths.as_slice() {
        [] if args.stdin_filename.is_some() => vec!["-".into()],
        [] => vec![".".into()],
        named => named.to_vec(),
    }
}
