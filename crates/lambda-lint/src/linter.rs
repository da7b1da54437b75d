//! The entry point of the engine: a set of rules and options, applied to documents.

mod accumulator;
mod broken;
mod build_error;
mod builder;
mod dispatch;
mod document;
mod downgrade;
mod judge;
#[cfg(test)]
mod presence;
#[cfg(feature = "yaml")]
mod secrets;
mod selection;
mod source_stage;
mod unread;

use crate::diagnostic::Severity;
use crate::meta::{Meta, MetaRef, RuleId};
use crate::options::Options;
use crate::report::Report;
use crate::reporter::DiagnosticBuilder;
use crate::rule::{BuiltIn, Pass};
use crate::source::Tree;
#[cfg(feature = "hcl")]
use crate::source::hcl;
use crate::source::json;
use crate::source::position::Text;
#[cfg(feature = "yaml")]
use crate::source::yaml;
use crate::syntax_rules as source_rules;
use dispatch::Dispatch;
use document::Content;
use std::ops::Range;
use std::sync::Arc;

pub use accumulator::Accumulator;
pub use build_error::BuildError;
pub use builder::LinterBuilder;
pub use document::Document;
#[cfg(feature = "yaml")]
pub use secrets::PLACES as SECRET_PLACES;
pub use unread::syntax_finding;

/// A pass of the engine or of the caller.
#[derive(Debug, Clone)]
enum AnyPass {
    BuiltIn(&'static BuiltIn),
    Own(Arc<dyn Pass>),
}

/// A pass that reports at least one rule that is on.
#[derive(Debug, Clone)]
struct ActivePass {
    pass: AnyPass,
    /// The numbers of its rules.
    rules: Range<u16>,
}

/// Whether a rule is on, and with which severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    Off,
    /// The severity of the diagnostic or of the rule.
    Default,
    /// The severity that the caller chose.
    Fixed(Severity),
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
    /// The passes that run on a request, after schema validation.
    passes: Vec<ActivePass>,
    /// Selects the passes to run on a request.
    dispatch: Dispatch,
    /// Every rule, by its number.
    rules: Vec<MetaRef>,
    /// Whether each rule is on, by its number.
    levels: Vec<Level>,
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
        LinterBuilder::default().build().expect("the rules of the engine have ids of their own, which a test holds")
    }

    /// Configures a linter.
    pub fn builder() -> LinterBuilder {
        LinterBuilder::default()
    }

    /// The options of the linter.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// The rules that are on, with the severity that they have here.
    pub fn rules(&self) -> impl Iterator<Item = (&Meta, Severity)> {
        self.rules.iter().map(MetaRef::get).zip(&self.levels).filter_map(|(meta, level)| match level {
            Level::Off => None,
            Level::Default => Some((meta, meta.severity)),
            Level::Fixed(severity) => Some((meta, *severity)),
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

    /// Lints a request that is a `serde_json::Value`. Diagnostics have no spans and no fixes.
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

    /// Lints a document with its options, such as a separate archive.
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
                    Ok(tree) => self.lint_tree(tree, &document, None),
                    Err(fault) => self.unreadable(&fault, None),
                };
            }
        };
        match document.syntax {
            #[cfg(feature = "hcl")]
            crate::source::Syntax::Hcl => match hcl::parse(text) {
                Ok(tree) => self.lint_tree(tree, &document, Some(text)),
                Err(fault) => self.unreadable(&fault, Some(text)),
            },
            #[cfg(feature = "yaml")]
            crate::source::Syntax::Yaml => match yaml::parse(text, &secrets::PLACES) {
                Ok(trees) => self.lint_trees(trees, &document, text),
                Err(fault) => self.unreadable(&fault, Some(text)),
            },
            _ => match json::parse(text) {
                Ok(tree) => self.lint_tree(tree, &document, Some(text)),
                Err(fault) if cfg!(feature = "full") => self.lint_broken(text, &fault, &document),
                Err(fault) => self.unreadable(&fault, Some(text)),
            },
        }
    }

    fn lint_tree(&self, tree: Tree<'_>, document: &Document<'_>, source: Option<&str>) -> Report {
        let context = document.context(&self.options);
        Report::new(self.lint_request(tree, &context, Vec::new(), &mut Text::new(source)))
    }

    /// Lints several requests of one text.
    #[cfg(feature = "yaml")]
    fn lint_trees(&self, trees: Vec<Tree<'_>>, document: &Document<'_>, source: &str) -> Report {
        let (mut text, mut accumulator) = (Text::new(Some(source)), Accumulator::new(document.free));
        let context = document.context(&self.options);
        for tree in trees {
            accumulator.add(self.lint_request(tree, &context, Vec::new(), &mut text));
        }
        Report::new(accumulator.finish(self, &mut text))
    }

    /// The severity of a diagnostic here; `None` where its rule is off.
    fn severity_of(&self, finding: &DiagnosticBuilder<'_>) -> Option<Severity> {
        // reported for other rules, and on where they are
        if finding.rule == source_rules::TOO_MANY_FINDINGS.id {
            return finding.severity;
        }
        match *self.levels.get(self.number(finding)?.index())? {
            Level::Off => None,
            Level::Default => Some(finding.severity.unwrap_or(finding.meta.severity)),
            Level::Fixed(severity) => Some(severity),
        }
    }

    /// The number of the rule of a diagnostic. Extractors do not know it.
    fn number(&self, finding: &DiagnosticBuilder<'_>) -> Option<RuleId> {
        if finding.rule != RuleId::UNNUMBERED {
            return Some(finding.rule);
        }
        let index = self.rules.iter().position(|rule| rule.get().id == finding.meta.id)?;
        u16::try_from(index).ok().map(RuleId::new)
    }
}
