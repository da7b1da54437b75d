//! One source in, one document with findings out, repaired if that is asked for.

use crate::args::Check;
use crate::comments;
use crate::config::{Excludes, Setup, Setups};
use crate::error::Error;
use crate::fix::{self, Findings, Reader};
use crate::input::language;
use crate::input::text::{Content, decode, is_utf_16};
use crate::input::{self, Source};
use crate::named_files::NamedFiles;
use crate::render::Document;
use crate::replace;
use lambda_lint::{Severity, Syntax};
use lambda_lint_extract::{DocumentSource, Input, Intent, NoRequest};
use std::path::Path;
use std::sync::Arc;

/// The shared state for all documents.
pub(crate) struct Checker<'a> {
    pub(crate) args: &'a Check,
    pub(crate) settings: &'a Setups<'a>,
    pub(crate) zip_file: Option<&'a [u8]>,
    pub(crate) excludes: Arc<Excludes>,
    /// What documents name.
    pub(crate) named_files: NamedFiles,
}

/// The outcome of checking a source.
pub(crate) enum Outcome {
    Checked(Box<Checked>),
    /// Not a request, and not expected to be one.
    Foreign,
    /// A file that cannot be read and looks like a request, but is not expected to be one.
    Unread(String),
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
    /// What is to be said of its comments.
    pub(crate) remarks: Vec<String>,
    /// What goes to stdout in place of what came from stdin.
    pub(crate) echo: Option<Vec<u8>>,
}

/// Why a document was not repaired, or not all of it.
pub(crate) enum Kept {
    /// We do not write its encoding.
    Encoding,
    /// There was more to mend than a run looks at.
    Rest,
    /// The new text could not be written.
    Failed(Error),
}

/// Where a document comes from, and how it is looked at.
struct Origin<'a> {
    name: String,
    path: Option<&'a Path>,
    is_utf_16: bool,
    input: Input,
    intent: Intent,
    syntax: Syntax,
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
            // a hook names all files of a commit
            Source::Named(path) if self.excludes.is_below_excluded(&path) => Ok(Outcome::Foreign),
            Source::Given(path, bytes) => input::given(&path, bytes).and_then(|bytes| self.check_named(&path, bytes)),
            Source::GivenFound(path, bytes) => {
                input::given(&path, bytes).and_then(|bytes| self.check_found(&path, bytes))
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
        let as_it_came = (self.args.fix && !self.args.diff).then(|| bytes.clone());
        let content = decode(bytes);
        let (name, input) = (self.stdin_name(), self.args.input);
        let syntax = language::syntax(self.args.stdin_filename.as_deref().map(Path::new), content.text());
        let intent = self.intent(DocumentSource::Stdin, &setup);
        let origin = Origin { name, path: None, is_utf_16, input, intent, syntax, setup };
        let findings = self.content(&content, &origin);
        if let Some(why) = &findings.no_request {
            return Ok(Outcome::NoRequest(self.skipped(&origin.name, why)));
        }
        let mut checked = self.lint(origin, content, findings);
        if let Some(bytes) = as_it_came {
            let is_repaired = checked.document.before.is_some();
            checked.echo = Some(if is_repaired { checked.document.text.clone().into_bytes() } else { bytes });
        }
        Ok(Outcome::Checked(Box::new(checked)))
    }

    /// Stdin has the settings of `--stdin-filename`, or of the current folder.
    pub(crate) fn setup_of_stdin(&self) -> Result<Setup, Error> {
        self.settings.of(self.args.stdin_filename.as_deref().map(Path::new))
    }

    fn check_named(&self, path: &Path, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let is_utf_16 = is_utf_16(&bytes);
        let content = decode(bytes);
        let is_request = self.args.settings.complete || self.zip_file.is_some();
        let source = if is_request { DocumentSource::NamedRequest } else { DocumentSource::Named };
        let origin = self.origin(path, source, content.text(), is_utf_16)?;
        let findings = self.content(&content, &origin);
        if !findings.is_read && language::is_jsonnet(path) {
            let name = &origin.name;
            let how = format!("`jsonnet {name} | lambda-lint check -`");
            return Ok(Outcome::NoRequest(format!("{name} is Jsonnet; evaluate it first: {how}")));
        }
        let is_meant = self.args.input == Input::Request || language::may_be_meant(path, content.text());
        if !findings.is_read && !findings.is_broken_request && !is_meant {
            return Ok(Outcome::NoRequest(not_read(&origin.name, &content, &findings)));
        }
        match &findings.no_request {
            Some(why) => Ok(Outcome::NoRequest(self.skipped(&origin.name, why))),
            // a file that cannot be read may be a request once it is mended
            None => Ok(Outcome::Checked(Box::new(self.lint(origin, content, findings)))),
        }
    }

    fn check_found(&self, path: &Path, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let is_utf_16 = is_utf_16(&bytes);
        let text = match decode(bytes) {
            Content::Text(text) => text,
            Content::Bytes(bytes) => return self.check_found_bytes(path, bytes),
        };
        if language::is_override(path) {
            return Ok(Outcome::Foreign);
        }
        // that every document is a request is said of those that are named
        let input = if self.args.input == Input::Request { Input::Auto } else { self.args.input };
        if !input.may_be_in(&text) {
            return Ok(Outcome::Foreign);
        }
        let origin = Origin { input, ..self.origin(path, DocumentSource::Folder, &text, is_utf_16)? };
        let content = Content::Text(text);
        let findings = self.content(&content, &origin);
        if findings.no_request.is_some() {
            return Ok(Outcome::Foreign);
        }
        if !findings.is_read && !findings.is_broken_request {
            match language::looks_like_request(content.text(), origin.syntax) {
                // what it renders to may be a request
                true if is_template(&findings) && self.args.hook => return Ok(Outcome::Foreign),
                true if is_template(&findings) => return Ok(Outcome::Unread(origin.name)),
                true => {}
                false => return Ok(Outcome::Foreign),
            }
        }
        Ok(Outcome::Checked(Box::new(self.lint(origin, content, findings))))
    }

    /// A file that was found and is not UTF-8: an error where it looks like a request.
    fn check_found_bytes(&self, path: &Path, bytes: Vec<u8>) -> Result<Outcome, Error> {
        let text = String::from_utf8_lossy(&bytes);
        let origin = self.origin(path, DocumentSource::Folder, &text, false)?;
        if !language::looks_like_request(&text, origin.syntax) {
            return Ok(Outcome::Foreign);
        }
        let content = Content::Bytes(bytes);
        let findings = self.content(&content, &origin);
        Ok(Outcome::Checked(Box::new(self.lint(origin, content, findings))))
    }

    /// The document with what was found in it, repaired if that is asked for.
    fn lint(&self, mut origin: Origin<'_>, content: Content, findings: Findings) -> Checked {
        // it stays one while it is repaired
        if findings.is_request {
            origin.input = Input::Request;
        }
        let text = match content {
            Content::Text(text) if self.args.repairs() && !origin.is_utf_16 => text,
            content => {
                let has_fixes = findings.diagnostics.iter().any(|found| found.fix.is_some());
                let mut checked = Checked::of(findings, &origin, content);
                let is_kept = self.args.repairs() && origin.is_utf_16 && has_fixes;
                checked.kept = is_kept.then_some(Kept::Encoding);
                return checked;
            }
        };
        let lint = |text: &str, reader| self.text(text, &origin, reader);
        let repaired = fix::repair(&text, findings, self.args.unsafe_fixes, lint);
        let kept = repaired.is_partly.then_some(Kept::Rest);
        let Some(new) = repaired.text else {
            let checked = Checked::of(repaired.findings, &origin, Content::Text(text));
            return Checked { kept, ..checked };
        };
        if let (Some(path), false) = (origin.path, self.args.diff)
            && let Err(source) = replace::replace(path, &new)
        {
            let mut checked = Checked::of(lint(&text, Reader::Person), &origin, Content::Text(text));
            checked.kept = Some(Kept::Failed(Error::Replace { path: origin.name, source }));
            return checked;
        }
        let mut checked = Checked::of(repaired.findings, &origin, Content::Text(new));
        checked.document.before = Some(text);
        checked.fixes = repaired.fixes;
        checked.kept = kept;
        checked
    }

    fn origin<'p>(
        &self,
        path: &'p Path,
        source: DocumentSource,
        text: &str,
        is_utf_16: bool,
    ) -> Result<Origin<'p>, Error> {
        let setup = self.settings.of(Some(path))?;
        let intent = self.intent(source, &setup);
        let (name, input, syntax) = (input::name(path), self.args.input, language::syntax(Some(path), text));
        Ok(Origin { name, path: Some(path), is_utf_16, input, intent, syntax, setup })
    }

    /// What the user wants of a document from this source.
    pub(crate) fn intent(&self, source: DocumentSource, setup: &Setup) -> Intent {
        Intent::new(source, setup.common.is_complete || self.args.input == Input::Request)
    }

    fn content(&self, content: &Content, origin: &Origin<'_>) -> Findings {
        match content {
            Content::Text(text) => self.text(text, origin, Reader::Person),
            Content::Bytes(bytes) => self.findings(bytes.as_slice().into(), origin),
        }
    }

    fn text(&self, text: &str, origin: &Origin<'_>, reader: Reader) -> Findings {
        let document = lambda_lint_extract::Document::from(text);
        let document = if reader == Reader::Repairs { document.for_repairs() } else { document };
        let mut findings = self.findings(document, origin);
        comments::suppress(text, origin.syntax, &origin.setup.common.linter, &mut findings);
        findings
    }

    fn findings(&self, document: lambda_lint_extract::Document<'_>, origin: &Origin<'_>) -> Findings {
        let document = document.syntax(origin.syntax).input(origin.input).intent(origin.intent);
        let path = origin.path.or(self.args.stdin_filename.as_deref().map(Path::new));
        let open = |named: &str| self.named_files.open(path?, named);
        let document = if origin.setup.common.opens_packages { document.open_file(&open) } else { document };
        self.suppressed(document, &origin.setup)
    }

    /// What the engine says of a line, which is a request in JSON if it is nothing else.
    pub(crate) fn findings_of_line(&self, line: &[u8], intent: Intent, setup: &Setup) -> Findings {
        let document = lambda_lint_extract::Document::from(line).input(self.args.input).intent(intent);
        self.suppressed(document, setup)
    }

    /// Why a document is passed over, and what to do if it should not be.
    fn skipped(&self, name: &str, why: &NoRequest) -> String {
        let input = self.args.input;
        let rest = match why {
            NoRequest::Elsewhere(_) => String::new(),
            NoRequest::Foreign | NoRequest::Looks(_) => "; skipped".to_owned(),
            NoRequest::Bare => format!("; remove `--input {input}` to check it"),
            NoRequest::Inside(_) if input == Input::Auto => "; move it to its own file to check it".to_owned(),
            NoRequest::Inside(_) => format!("; remove `--input {input}` to find it"),
            _ => "; skipped (use `--input request` to check it)".to_owned(),
        };
        format!("{name} {why}{rest}")
    }

    /// What the engine says, without what the configuration suppresses.
    fn suppressed(&self, document: lambda_lint_extract::Document<'_>, setup: &Setup) -> Findings {
        let report = lambda_lint_extract::lint(
            &setup.common.linter,
            match self.zip_file {
                Some(zip_file) => document.zip_file(zip_file),
                None => document,
            },
        );
        let (is_read, is_request) = (report.is_read(), report.is_request());
        let is_broken_request = report.is_broken_request();
        let no_request = report.no_request().cloned();
        let mut diagnostics = report.into_diagnostics();
        let has_more = diagnostics.iter().any(|found| found.rule == "too-many-findings");
        let suppressed = setup.suppress(&mut diagnostics);
        let remarks = Vec::new();
        Findings { is_read, is_broken_request, is_request, diagnostics, suppressed, remarks, no_request, has_more }
    }
}

impl Checked {
    fn of(findings: Findings, origin: &Origin<'_>, content: Content) -> Self {
        let text = match content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        };
        let Findings { diagnostics, suppressed, is_read, remarks, .. } = findings;
        let failing = failing(diagnostics.iter().map(|found| found.severity), origin.setup.common.fail_on);
        let (name, syntax) = (origin.name.clone(), origin.syntax);
        let document =
            Document { name, text, syntax, offset: 0, first_line: 1, is_read, diagnostics, suppressed, before: None };
        let remarks = remarks.into_iter().map(|(line, said)| format!("{}:{line}: {said}", document.name)).collect();
        Checked { document, fixes: 0, failing, kept: None, echo: None, remarks }
    }
}

/// Whether a text cannot be read because it is to be rendered first.
fn is_template(findings: &Findings) -> bool {
    findings.diagnostics.iter().any(|found| found.message.contains("template"))
}

/// Why a file is passed over that can be neither JSON nor YAML.
fn not_read(name: &str, content: &Content, findings: &Findings) -> String {
    match (content, findings.diagnostics.as_slice()) {
        (Content::Bytes(_), [fault, ..]) => {
            let help = fault.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
            format!("skipped {name}, which is not a CreateFunction request: {}{help}", fault.message)
        }
        _ => format!("skipped {name}, which is neither JSON nor YAML"),
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
