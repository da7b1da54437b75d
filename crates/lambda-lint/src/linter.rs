//! The face of the engine: a set of rules and options, applied to documents.

mod builder;
mod dispatch;
#[cfg(feature = "inputs")]
mod parts;
mod total;

use crate::completeness::Completeness;
use crate::diagnostic::{Diagnostic, Severity};
use crate::draft::{Diagnostics, Draft, Place, PlaceKind};
use crate::drafts::{Drafts, MOST_FOR_REPAIRS, PassedOver};
use crate::finish::{Finisher, Text};
use crate::input::Outer;
#[cfg(feature = "inputs")]
use crate::input::envelope::Envelope;
#[cfg(feature = "inputs")]
use crate::input::{self, Input};
use crate::misfit::{self, Misfit};
use crate::options::Options;
use crate::package::Package;
use crate::report::{Report, Requests};
use crate::request::{Request, Slots};
use crate::rule::{MemberSet, Rule};
use crate::shape::check::Checker;
use crate::shape::describe::grouped;
use crate::shape::placeholder;
use crate::shape::rules as shape_rules;
use crate::shape::table::Member;
use crate::signs;
use crate::source::json::{self, FaultKind, SyntaxFault};
#[cfg(feature = "yaml")]
use crate::source::yaml;
use crate::source::{Syntax, Tree, rules as source_rules};
use dispatch::Dispatch;
use std::sync::Arc;
use total::Total;

pub use builder::{BuildError, Builder};

#[derive(Debug, Clone)]
enum AnyRule {
    BuiltIn(&'static dyn Rule),
    Own(Arc<dyn Rule>),
}

impl AnyRule {
    #[inline]
    fn get(&self) -> &dyn Rule {
        match self {
            AnyRule::BuiltIn(rule) => *rule,
            AnyRule::Own(rule) => rule.as_ref(),
        }
    }
}

/// A rule that is on.
#[derive(Debug, Clone)]
struct Active {
    rule: AnyRule,
    /// What the caller said, over the rule's own.
    severity: Option<Severity>,
}

/// A set of rules and options. Building one can fail, linting cannot.
///
/// ```
/// use lambda_lint::Linter;
///
/// let linter = Linter::builder().region("eu-west-1").without("runtime-blocked").build()?;
/// let report = linter.lint_str(r#"{"FunctionName": "orders"}"#);
/// assert_eq!(report.errors().count(), 2, "Role and Code are missing");
/// # Ok::<(), lambda_lint::BuildError>(())
/// ```
#[derive(Debug, Clone)]
pub struct Linter {
    /// Rules with a check of their own.
    active: Vec<Active>,
    /// Which of these are asked about a request.
    dispatch: Dispatch,
    /// Rules that the engine itself speaks for.
    built_in: Vec<Active>,
    options: Options,
}

impl Default for Linter {
    fn default() -> Self {
        Linter::new()
    }
}

impl Linter {
    /// All rules of the severities error and warning, no options.
    pub fn new() -> Self {
        Builder::default().build().expect("the rules of the engine have ids of their own, which a test holds")
    }

    /// A linter with rules and options of the caller's choice.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The options that requests are judged with.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The rules that are on, with the severity that they have here.
    pub fn rules(&self) -> impl Iterator<Item = (&dyn Rule, Severity)> {
        self.built_in.iter().chain(&self.active).map(|active| {
            let rule = active.rule.get();
            (rule, active.severity.unwrap_or(rule.meta().severity))
        })
    }

    /// Lints a request in JSON.
    pub fn lint_str(&self, text: &str) -> Report {
        self.lint(Document::from(text))
    }

    /// Lints a request in JSON that may not be UTF-8.
    ///
    /// ```
    /// let report = lambda_lint::Linter::new().lint_slice(b"{\"FunctionName\": \"caf\xe9\"}");
    /// assert_eq!(report.diagnostics()[0].rule, "invalid-utf8");
    /// ```
    pub fn lint_slice(&self, bytes: &[u8]) -> Report {
        self.lint(Document::from(bytes))
    }

    /// Lints a request that is a value already. There are no spans and no fixes.
    ///
    /// ```
    /// let request = serde_json::json!({"FunctionName": "orders", "Role": "admin", "Code": {}});
    /// let report = lambda_lint::Linter::new().lint_value(&request);
    /// assert!(report.diagnostics().iter().any(|diagnostic| diagnostic.path == "/Role"));
    /// ```
    #[cfg(feature = "value")]
    pub fn lint_value(&self, value: &serde_json::Value) -> Report {
        self.lint(Document::from(value))
    }

    /// Lints a document with what comes beside it.
    ///
    /// ```
    /// use lambda_lint::{Document, Linter};
    /// let request = r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders",
    ///                   "Runtime": "python3.14", "Handler": "app.handler"}"#;
    /// let report = Linter::new().lint(Document::from(request).zip_file(b"no archive"));
    /// assert!(report.errors().any(|error| error.path == "/Code/ZipFile"));
    /// ```
    pub fn lint(&self, document: Document<'_>) -> Report {
        if document.len() > json::MAX_BYTES {
            return self.unreadable(&json::over_size(document.len()), None);
        }
        let text = match document.content {
            Content::Text(text) => text,
            Content::Bytes(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => text,
                Err(error) => return self.not_utf8(bytes, error.valid_up_to(), error.error_len()),
            },
            #[cfg(feature = "value")]
            Content::Value(value) => {
                return match crate::source::value::read(value) {
                    Ok(tree) => self.lint_trees([tree], &document, None),
                    Err(fault) => self.unreadable(&fault, None),
                };
            }
        };
        match document.syntax {
            Syntax::Json => match json::parse(text) {
                Ok(tree) => self.lint_trees([tree], &document, Some(text)),
                #[cfg(feature = "inputs")]
                Err(fault) if fault.kind == FaultKind::Trailing && document.input != Input::Request => {
                    self.lint_stream(text, &fault, &document)
                }
                Err(fault) => self.unreadable(&fault, Some(text)),
            },
            #[cfg(feature = "yaml")]
            Syntax::Yaml => match yaml::parse(text) {
                Ok(trees) => self.lint_trees(trees, &document, Some(text)),
                Err(fault) => self.unreadable(&fault, Some(text)),
            },
        }
    }

    /// Lints the documents of a text.
    fn lint_trees<'t>(
        &self,
        trees: impl IntoIterator<Item = Tree<'t>>,
        document: &Document<'_>,
        source: Option<&str>,
    ) -> Report {
        let (mut text, mut total) = (Text::new(source), Total::new(document.free));
        for tree in trees {
            let requests = self.lint_tree(tree, document, &mut text, &mut total);
            total.add_requests(requests);
        }
        total.report(self, &mut text)
    }

    /// Lints a document, and tells which requests are in it.
    fn lint_tree(&self, tree: Tree<'_>, document: &Document<'_>, text: &mut Text<'_>, total: &mut Total) -> Requests {
        #[cfg(feature = "inputs")]
        if document.input != Input::Request && !(document.input == Input::Auto && input::is_request(&tree)) {
            return self.lint_parts(&tree, document, text, total);
        }
        let Document { zip_file, completeness, free, .. } = *document;
        let beside = Beside {
            zip_file,
            completeness,
            free,
            options: &self.options,
            outer: None,
            #[cfg(feature = "inputs")]
            envelope: None,
        };
        total.add(self.lint_request(tree, &beside, Vec::new(), text));
        Requests::Whole
    }

    /// Lints one request. `drafts` are what is known to be wrong around it.
    fn lint_request(
        &self,
        mut tree: Tree<'_>,
        beside: &Beside<'_>,
        drafts: Vec<Draft<'_>>,
        text: &mut Text<'_>,
    ) -> Vec<Diagnostic> {
        let Beside { zip_file, completeness, free, options, outer, .. } = *beside;
        let is_partial = options.partial || completeness == Completeness::Open;
        let mut slots = Slots::new();
        let mut shape_drafts = Checker::new(&mut tree, &mut slots, zip_file.is_some(), free).check();
        let mut is_request = true;
        if shape_drafts.len() >= misfit::WORTH_A_LOOK
            && let Some(found) = misfit::find(&mut tree, is_partial)
        {
            (slots, shape_drafts) = (Slots::new(), Drafts::default());
            match found {
                Misfit::Whole(draft) => {
                    is_request = false;
                    shape_drafts.add(draft);
                }
                Misfit::Partly(draft, unfilled) => {
                    shape_drafts = Checker::new(&mut tree, &mut slots, zip_file.is_some(), free).check();
                    unfilled.into_iter().for_each(|value| slots.clear_node(value));
                    shape_drafts.add(draft);
                }
            }
        }
        placeholder::settle(&mut tree, &slots, &mut shape_drafts);
        if completeness == Completeness::WithoutCodeOrRole {
            shape_drafts.iter_mut().for_each(soften_absence);
        }
        let tree = tree;
        let package = Package::default();
        #[cfg_attr(not(feature = "inputs"), expect(unused_mut, reason = "what is around a request is added"))]
        let mut request = Request::new(&tree, &slots, options, completeness, zip_file, &package);
        // an archive beside the request is asked for like one in it
        let present = slots.present | zip_file.map_or(0, |_| MemberSet::of(&[Member::CodeZipFile]).0);
        #[cfg(feature = "inputs")]
        request.set_envelope(beside.envelope);
        #[cfg(feature = "inputs")]
        let present = present | beside.envelope.map_or(0, |_| MemberSet::CALL.0);
        let mut out = Diagnostics { rule: source_rules::INVALID_JSON, drafts: shape_drafts };
        if is_request {
            let (present, signs) = (MemberSet(present), signs::of(&request));
            self.dispatch.each(present, signs, |index| {
                let Some(active) = self.active.get(index) else { return };
                out.rule = active.rule.get();
                out.rule.check(&request, &mut out);
            });
            #[cfg(any(test, all(debug_assertions, feature = "check-signs")))]
            self.dispatch.each_without_sign(present, signs, |index| {
                let (rule, found) = (self.active[index].rule.get(), out.drafts.len());
                out.rule = rule;
                rule.check(&request, &mut out);
                assert_eq!(out.drafts.len(), found, "`{}` speaks without a sign of its `when`", rule.meta().id);
            });
        }
        let mut all = if out.drafts.is_empty() { Vec::new() } else { self.with_passed_over(out.drafts) };
        all.extend(drafts);
        if all.is_empty() {
            return Vec::new();
        }
        let finisher = Finisher { tree: Some(&tree), slots: Some(&slots), outer, zip_file: zip_file.is_some() };
        finisher.finish(all, is_partial, |draft| self.severity_of(draft), text)
    }

    /// What is kept, and a closing word on what is not: its severity is the highest there, so that no refusal is lost.
    #[cold]
    fn with_passed_over<'r>(&self, drafts: Drafts<'r>) -> Vec<Draft<'r>> {
        let (mut drafts, more) = drafts.finish();
        for PassedOver { meta, count, place, severity } in more {
            let mut passed_over = Draft::new(meta, place, String::new());
            passed_over.severity(severity);
            let Some(severity) = self.severity_of(&passed_over) else { continue };
            let message = format!("`{}` has {} more findings, which are not shown", meta.id, grouped(count as i64));
            let mut draft = Draft::new(source_rules::TOO_MANY_FINDINGS.meta(), place, message);
            draft
                .help("mend those that are shown first")
                .severity(severity)
                .param("count", count)
                .word("rule", &meta.id);
            drafts.push(draft);
        }
        drafts
    }

    /// The severity of a finding here; `None` where its rule is off.
    fn severity_of(&self, draft: &Draft<'_>) -> Option<Severity> {
        // speaks for other rules, and is on where they are
        if std::ptr::eq(draft.meta, source_rules::TOO_MANY_FINDINGS.meta()) {
            return draft.severity;
        }
        let active = self
            .built_in
            .iter()
            .chain(&self.active)
            .find(|active| std::ptr::eq(active.rule.get().meta(), draft.meta))?;
        Some(active.severity.or(draft.severity).unwrap_or(draft.meta.severity))
    }

    #[cold]
    fn unreadable(&self, fault: &SyntaxFault, source: Option<&str>) -> Report {
        self.finish_unread(draft_of(fault), source)
    }

    #[cold]
    fn not_utf8(&self, bytes: &[u8], valid: usize, length: Option<usize>) -> Report {
        let readable = std::str::from_utf8(&bytes[..valid]).unwrap_or_default();
        let mut at = valid;
        let mut help = if length.is_none() { "is the file cut off?" } else { "save the file as UTF-8" };
        let message = match bytes {
            [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => "the text is UTF-16, a request is UTF-8".to_owned(),
            // logs are delivered so
            [0x1F, 0x8B, ..] => {
                (at, help) = (0, "unpack it first");
                "the text is compressed with gzip".to_owned()
            }
            // people name the package in place of the request
            [b'P', b'K', 3, 4, ..] => {
                (at, help) = (0, "name the request here, and the package with `--zip-file`");
                "this is a ZIP archive, not a request".to_owned()
            }
            _ => format!("the text is not UTF-8: byte {valid} is 0x{:02x}", bytes[valid]),
        };
        let place = Place(PlaceKind::Range(at, at));
        let mut draft = Draft::new(source_rules::INVALID_UTF8.meta(), place, message);
        draft.help(help);
        self.finish_unread(draft, Some(readable))
    }

    /// A document that cannot be read says nothing else; such findings are never off.
    fn finish_unread(&self, draft: Draft<'_>, source: Option<&str>) -> Report {
        Report::new(self.unread(draft, None, &mut Text::new(source))).unread()
    }

    fn unread(&self, draft: Draft<'_>, outer: Option<&Outer<'_>>, text: &mut Text<'_>) -> Vec<Diagnostic> {
        let severity = |draft: &Draft<'_>| Some(self.severity_of(draft).unwrap_or(draft.meta.severity));
        Finisher { tree: None, slots: None, outer, zip_file: false }.finish(vec![draft], false, severity, text)
    }
}

/// Why a document cannot be read.
#[cold]
fn draft_of(fault: &SyntaxFault) -> Draft<'static> {
    let rule = match fault.kind {
        FaultKind::Syntax => source_rules::INVALID_JSON,
        #[cfg(feature = "yaml")]
        FaultKind::Yaml => source_rules::INVALID_YAML,
        FaultKind::Trailing => source_rules::TRAILING_TEXT,
        FaultKind::TooDeep => source_rules::NESTING_TOO_DEEP,
        FaultKind::TooMany => source_rules::TOO_MANY_VALUES,
    };
    let place = Place(PlaceKind::Range(fault.start, fault.end));
    let mut draft = Draft::new(rule.meta(), place, fault.message.clone());
    draft.help(fault.help);
    draft
}

/// `Code` and `Role` are missing from most files that are fine: a warning, which says where they may come from.
fn soften_absence(draft: &mut Draft<'_>) {
    // nobody said that it is a request, and it may be what it is on purpose
    if std::ptr::eq(draft.meta, misfit::rules::ANSWER_FOR_REQUEST.meta()) {
        draft.severity(Severity::Warning);
        return;
    }
    let absent =
        |member: Member| draft.place == member.into() && draft.meta.id == shape_rules::MISSING_MEMBER.meta().id;
    let help = if absent(Member::Code) {
        "fine if it is given as the file is sent (`--zip-file`, `--code`) or by a tool; else add `Code`"
    } else if absent(Member::Role) {
        "fine if it is given as the file is sent (`--role`) or by a tool; else add `Role`"
    } else {
        return;
    };
    draft.severity(Severity::Warning).help(help);
}

/// What is known of a request beside its members.
#[derive(Clone, Copy)]
struct Beside<'r> {
    zip_file: Option<&'r [u8]>,
    completeness: Completeness,
    /// Up to how many findings none is left out.
    free: usize,
    options: &'r Options,
    /// The document that it is a part of.
    outer: Option<&'r Outer<'r>>,
    /// The HTTP call around it.
    #[cfg(feature = "inputs")]
    envelope: Option<&'r Envelope<'r>>,
}

/// A document to lint: a request as text, bytes or value, and the archive beside it.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    content: Content<'a>,
    syntax: Syntax,
    zip_file: Option<&'a [u8]>,
    completeness: Completeness,
    /// Up to how many findings none is left out.
    free: usize,
    #[cfg(feature = "inputs")]
    input: Input,
}

#[derive(Debug, Clone, Copy)]
enum Content<'a> {
    Text(&'a str),
    Bytes(&'a [u8]),
    #[cfg(feature = "value")]
    Value(&'a serde_json::Value),
}

impl<'a> Document<'a> {
    /// The length of the text in bytes; 0 for a value.
    fn len(&self) -> usize {
        match self.content {
            Content::Text(text) => text.len(),
            Content::Bytes(bytes) => bytes.len(),
            #[cfg(feature = "value")]
            Content::Value(_) => 0,
        }
    }

    /// The language of the text; JSON if nothing is said.
    ///
    /// ```
    /// # #[cfg(feature = "yaml")] {
    /// use lambda_lint::{Document, Linter, Syntax};
    /// let text = "FunctionName: orders\nMemorySize: 64\n";
    /// let report = Linter::new().lint(Document::from(text).syntax(Syntax::Yaml));
    /// let memory = report.errors().find(|error| error.path == "/MemorySize").unwrap();
    /// assert_eq!(memory.span.unwrap().start.line, 2);
    /// # }
    /// ```
    #[must_use]
    pub fn syntax(mut self, syntax: Syntax) -> Self {
        self.syntax = syntax;
        self
    }

    /// The deployment package that is sent with the request as `Code.ZipFile`, as it is: not in base64.
    #[must_use]
    pub fn zip_file(mut self, zip_file: &'a [u8]) -> Self {
        self.zip_file = Some(zip_file);
        self
    }

    /// What it says that a member is not there, where the document itself does not tell.
    #[must_use]
    pub fn completeness(mut self, completeness: Completeness) -> Self {
        self.completeness = completeness;
        self
    }

    /// Keeps more findings than a person reads, 20,000 in place of 500 of a rule: for a program that applies their fixes.
    ///
    /// ```
    /// use lambda_lint::{Document, Linter};
    /// let variables: Vec<_> = (0..1_000).map(|number| format!(r#""K{number}": {number}"#)).collect();
    /// let text = format!(r#"{{"Environment": {{"Variables": {{{}}}}}}}"#, variables.join(", "));
    /// let fixes = |document| Linter::new().lint(document).diagnostics().iter().filter(|found| found.fix.is_some()).count();
    /// assert_eq!(fixes(Document::from(text.as_str())), 500);
    /// assert_eq!(fixes(Document::from(text.as_str()).for_repairs()), 1_000);
    /// ```
    #[must_use]
    pub fn for_repairs(mut self) -> Self {
        self.free = MOST_FOR_REPAIRS;
        self
    }

    /// How requests are wrapped in the document; without this it is one.
    ///
    /// ```
    /// use lambda_lint::{Document, Input, Linter};
    /// let event = r#"{"detail-type": "AWS API Call via CloudTrail", "detail": {
    ///     "eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
    ///     "requestParameters": {"functionName": "orders", "timeout": 9000}}}"#;
    /// let report = Linter::new().lint(Document::from(event).input(Input::Auto));
    /// let error = report.errors().next().unwrap();
    /// assert_eq!(error.source_path.as_deref(), Some("/detail/requestParameters/timeout"));
    /// ```
    #[cfg(feature = "inputs")]
    #[must_use]
    pub fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    fn new(content: Content<'a>) -> Self {
        Document {
            content,
            syntax: Syntax::Json,
            zip_file: None,
            completeness: Completeness::Whole,
            free: 0,
            #[cfg(feature = "inputs")]
            input: Input::Request,
        }
    }
}

impl<'a> From<&'a str> for Document<'a> {
    fn from(text: &'a str) -> Self {
        Document::new(Content::Text(text))
    }
}

impl<'a> From<&'a [u8]> for Document<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Document::new(Content::Bytes(bytes))
    }
}

#[cfg(feature = "value")]
impl<'a> From<&'a serde_json::Value> for Document<'a> {
    fn from(value: &'a serde_json::Value) -> Self {
        Document::new(Content::Value(value))
    }
}
