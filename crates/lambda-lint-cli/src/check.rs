//! `check`: sources in, documents with findings out, and a count.

mod lines;
mod notes;
mod results;
mod show_settings;

use crate::args::{Check, Cli, Format};
use crate::checker::Checker;
use crate::config::Setups;
use crate::error::Error;
use crate::input::{self, IsExcluded, Source};
use crate::named_files::NamedFiles;
use crate::ordered::{self, Event};
use crate::outcome::{Checked, Kept, Outcome};
use crate::packing;
use crate::progress::Progress;
use crate::render::style::Styles;
use crate::render::{self, Summary};
use crate::streams::Streams;
use crate::tally::{Tally, Unread, unrepaired};
use clap::CommandFactory as _;
use clap::error::ErrorKind;
use notes::Notes;
use results::Results;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

/// Fewer files than this are done before a thread has begun.
const MIN_SOURCES_FOR_THREADS: usize = 16;
/// The number of files per batch: handing over one file costs as much as checking it.
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
        notes.note(&format!("{} is used as the package of all {requests} requests", input::name(zip_file)));
    }
    let status = results.status(args, notes.failed);
    let _ = notes.stderr.write_all(&aside);
    settings.warnings().iter().for_each(|warning| notes.warn(warning));
    match (done, &args.output) {
        (Ok(()), _) => Ok(status),
        (Err(error), Some(path)) => Err(write_error(path, error)),
        // the reader closed the pipe; the findings so far determine the exit status
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
            let Checked { document, kept, warnings, .. } = &**checked;
            document.diagnostics.is_empty() && document.before.is_none() && kept.is_none() && warnings.is_empty()
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
            checked.warnings.iter().for_each(|warning| notes.warn(warning));
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
