//! One source in, one document with findings out, repaired if that is asked for.

use crate::args::{Check, InputKind};
use crate::config::{Settings, Setup};
use crate::error::Error;
use crate::fix::{self, Findings};
use crate::input::recognise::{Kind, recognise};
use crate::input::text::{Content, decode, is_utf_16};
use crate::input::{self, Source};
use crate::render::Document;
use crate::replace;
use lambda_lint::Severity;
use std::path::Path;

/// What every document is checked with.
pub(crate) struct Checker<'a> {
    pub(crate) args: &'a Check,
    pub(crate) settings: &'a Settings<'a>,
    pub(crate) zip_file: Option<&'a [u8]>,
}

/// What became of a source.
pub(crate) enum Outcome {
    Checked(Box<Checked>),
    /// No request, and nobody said that it is one.
    Foreign,
    /// No request, though the user named it.
    NoRequest(String),
    Failed(Error),
}

/// A document that was checked.
pub(crate) struct Checked {
    pub(crate) document: Document,
    /// How many fixes were applied.
    pub(crate) fixes: u64,
    /// How many findings make the program fail.
    pub(crate) failing: u64,
    /// Why what could be repaired was not.
    pub(crate) kept: Option<Kept>,
    /// What goes to stdout in place of what came from stdin.
    pub(crate) echo: Option<Vec<u8>>,
}

/// Why a document was not repaired.
pub(crate) enum Kept {
    /// We do not write its encoding.
    Encoding,
    /// The new text could not be written.
    Failed(Error),
}

/// Where a document comes from, and how it is looked at.
struct Origin<'a> {
    name: String,
    path: Option<&'a Path>,
    /// `Code` and `Role` may come from elsewhere.
    may_lack: bool,
    is_utf_16: bool,
    setup: Setup,
}

impl Checker<'_> {
    /// The name of stdin.
    pub(crate) fn stdin_name(&self) -> String {
        self.args.stdin_filename.clone().unwrap_or_else(|| input::STDIN.to_owned())
    }

    pub(crate) fn check(&self, source: Source) -> Outcome {
        let outcome = match source {
            Source::Stdin(bytes) => self.check_stdin(bytes),
            Source::Named(path) if !self.args.hook => {
                input::read(&path).and_then(|bytes| self.check_named(&path, bytes))
            }
            Source::Named(path) | Source::Found(path) => input::read_candidate(&path).and_then(|bytes| match bytes {
                Some(bytes) => self.check_found(&path, bytes),
                None => Ok(Outcome::Foreign),
            }),
        };
        outcome.unwrap_or_else(Outcome::Failed)
    }

    fn check_stdin(&self, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let setup = self.setup_of_stdin()?;
        let is_utf_16 = is_utf_16(&bytes);
        let origin = Origin { name: self.stdin_name(), path: None, may_lack: false, is_utf_16, setup };
        let as_it_came = (self.args.fix && !self.args.diff).then(|| bytes.clone());
        let mut checked = self.lint(origin, decode(bytes));
        if let Some(bytes) = as_it_came {
            let is_repaired = checked.document.before.is_some();
            checked.echo = Some(if is_repaired { checked.document.text.clone().into_bytes() } else { bytes });
        }
        Ok(Outcome::Checked(Box::new(checked)))
    }

    /// Stdin has the settings of the file that it stands for, or of the current folder.
    pub(crate) fn setup_of_stdin(&self) -> Result<Setup, Error> {
        self.settings.of(self.args.stdin_filename.as_deref().map(Path::new))
    }

    fn check_named(&self, path: &Path, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let origin = self.origin(path, &bytes)?;
        let content = decode(bytes);
        if self.args.input == InputKind::Request {
            return Ok(Outcome::Checked(Box::new(self.lint(origin, content))));
        }
        let kind = match &content {
            Content::Text(text) => recognise(text),
            Content::Bytes(_) => Kind::Foreign,
        };
        if kind == Kind::Request {
            return Ok(Outcome::Checked(Box::new(self.lint(origin, content))));
        }
        let name = origin.name.clone();
        // a file that cannot be read may be a request once it is mended
        let checked = Checked::of(self.content(&content, &origin), &origin, content);
        if !checked.document.is_read {
            return Ok(Outcome::Checked(Box::new(checked)));
        }
        Ok(Outcome::NoRequest(match kind {
            Kind::Answer(member) => {
                format!("{name} is no request but an answer of the service: a request has no `{member}`")
            }
            Kind::Unsure => {
                format!("{name} may be a request or not, and is skipped; `--input request` checks it as one")
            }
            Kind::Request | Kind::Foreign => format!("{name} is no CreateFunction request, and is skipped"),
        }))
    }

    fn check_found(&self, path: &Path, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let is_utf_16 = is_utf_16(&bytes);
        let Content::Text(text) = decode(bytes) else { return Ok(Outcome::Foreign) };
        if recognise(&text) != Kind::Request {
            return Ok(Outcome::Foreign);
        }
        let origin = Origin { is_utf_16, ..self.origin(path, b"")? };
        let checked = self.lint(origin, Content::Text(text));
        Ok(if checked.document.is_read { Outcome::Checked(Box::new(checked)) } else { Outcome::Foreign })
    }

    fn lint(&self, origin: Origin<'_>, content: Content) -> Checked {
        let text = match content {
            Content::Text(text) if self.args.repairs() => text,
            content => return Checked::of(self.content(&content, &origin), &origin, content),
        };
        if origin.is_utf_16 {
            let content = Content::Text(text);
            let mut checked = Checked::of(self.content(&content, &origin), &origin, content);
            let has_fixes = checked.document.diagnostics.iter().any(|found| found.fix.is_some());
            checked.kept = has_fixes.then_some(Kept::Encoding);
            return checked;
        }
        let lint = |text: &str| self.findings(text.into(), origin.may_lack, &origin.setup);
        let repaired = fix::repair(&text, self.args.unsafe_fixes, lint);
        let Some(new) = repaired.text else {
            return Checked::of(repaired.findings, &origin, Content::Text(text));
        };
        if let (Some(path), false) = (origin.path, self.args.diff)
            && let Err(source) = replace::replace(path, &new)
        {
            let mut checked = Checked::of(lint(&text), &origin, Content::Text(text));
            checked.kept = Some(Kept::Failed(Error::Replace { path: origin.name, source }));
            return checked;
        }
        let mut checked = Checked::of(repaired.findings, &origin, Content::Text(new));
        checked.document.before = Some(text);
        checked.fixes = repaired.fixes;
        checked
    }

    fn origin<'p>(&self, path: &'p Path, bytes: &[u8]) -> Result<Origin<'p>, Error> {
        let setup = self.settings.of(Some(path))?;
        let is_whole = setup.common.is_complete || self.args.input == InputKind::Request;
        let is_utf_16 = is_utf_16(bytes);
        Ok(Origin { name: input::name(path), path: Some(path), may_lack: !is_whole, is_utf_16, setup })
    }

    fn content(&self, content: &Content, origin: &Origin<'_>) -> Findings {
        let document = match content {
            Content::Text(text) => text.as_str().into(),
            Content::Bytes(bytes) => bytes.as_slice().into(),
        };
        self.findings(document, origin.may_lack, &origin.setup)
    }

    /// What the engine says, without what is suppressed.
    pub(crate) fn findings(&self, document: lambda_lint::Document<'_>, may_lack: bool, setup: &Setup) -> Findings {
        let document = document.may_lack_code_and_role(may_lack);
        let report = setup.common.linter.lint(match self.zip_file {
            Some(zip_file) => document.zip_file(zip_file),
            None => document,
        });
        let is_read = report.is_read();
        let mut diagnostics = report.into_diagnostics();
        setup.suppress(&mut diagnostics);
        Findings { is_read, diagnostics }
    }
}

impl Checked {
    fn of(findings: Findings, origin: &Origin<'_>, content: Content) -> Self {
        let text = match content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        };
        let Findings { diagnostics, is_read } = findings;
        let failing = failing(diagnostics.iter().map(|found| found.severity), origin.setup.common.fail_on);
        let document = Document { name: origin.name.clone(), text, offset: 0, is_read, diagnostics, before: None };
        Checked { document, fixes: 0, failing, kept: None, echo: None }
    }
}

/// How many findings are at or above the level that counts.
pub(crate) fn failing(found: impl Iterator<Item = Severity>, fail_on: Severity) -> u64 {
    let counts = |severity: &Severity| match fail_on {
        Severity::Error => *severity == Severity::Error,
        Severity::Warning => *severity != Severity::Advice,
        Severity::Advice => true,
    };
    found.filter(counts).count() as u64
}
