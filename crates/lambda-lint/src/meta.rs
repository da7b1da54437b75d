//! The metadata of rules: everything except their checks.

mod evidence;
mod example;
mod rule_id;

use crate::diagnostic::{AwsError, Severity};
use crate::model::MemberSet;
use std::borrow::Cow;
use std::sync::Arc;

pub use evidence::first_url;
pub use evidence::{Evidence, EvidenceKind};
pub use example::{Example, Examples};
pub(crate) use rule_id::number_rules;
pub use rule_id::{RuleId, RuleRef};

/// The metadata of a rule of the engine, or of a custom rule.
#[derive(Debug, Clone)]
pub(crate) enum MetaRef {
    Static(&'static Meta),
    Own(Arc<Meta>),
}

impl MetaRef {
    #[inline]
    pub(crate) fn get(&self) -> &Meta {
        match self {
            MetaRef::Static(meta) => meta,
            MetaRef::Own(meta) => meta,
        }
    }
}

/// A group of rules that can be selected together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Group {
    /// Secrets, keys, signing, code of other publishers.
    Security,
    /// Avoidable cost.
    Cost,
    /// Operability: easier to run and to observe.
    Operations,
}

impl Group {
    /// All groups.
    pub const ALL: &'static [Group] = &[Group::Security, Group::Cost, Group::Operations];

    /// The name in options.
    pub const fn as_str(self) -> &'static str {
        match self {
            Group::Security => "security",
            Group::Cost => "cost",
            Group::Operations => "operations",
        }
    }
}

/// The metadata of a rule: everything except its check.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Meta {
    /// Readable kebab-case name of the fault. It never changes. A custom rule can have a namespace, as in
    /// `team/memory-above-limit`, so that it never has the id of a later built-in rule.
    pub id: Cow<'static, str>,
    /// The meaning of a finding.
    pub severity: Severity,
    /// The rule runs only if at least one of these members is present. An empty set means that it always runs.
    pub requires: MemberSet,
    /// Rules with precedence: if one of them reports the same place, or one around it, this rule's finding is dropped.
    pub yields_to: &'static [&'static str],
    /// The error of the service.
    pub aws: Option<AwsError>,
    /// The groups it belongs to.
    pub groups: &'static [Group],
    /// The page or model that supports the rule, the firmest one.
    pub url: Option<&'static str>,
    /// One line: the fault. Empty in the built-in rules without the feature `explain`.
    pub summary: Cow<'static, str>,
    /// Whether only builds with the feature `full` have the rule: advice, rules that read an archive, and wrong documents.
    pub needs_full: bool,
    /// The rows of the catalog of constraints that the rule covers.
    #[cfg(feature = "explain")]
    pub covers: &'static [&'static str],
    /// The evidence, strongest first.
    #[cfg(feature = "explain")]
    pub evidence: &'static [Evidence],
    /// Why the rule exists, in Markdown, the summary first.
    #[cfg(feature = "explain")]
    pub prose: Cow<'static, str>,
    /// Examples without a finding of the rule.
    #[cfg(feature = "explain")]
    pub pass: &'static [Example],
    /// Examples with a finding of the rule.
    #[cfg(feature = "explain")]
    pub fail: &'static [Example],
    /// The form of the examples.
    #[cfg(feature = "explain")]
    pub examples: Examples,
}

/// The parts of a declaration with `declare_rule!`.
#[doc(hidden)]
#[derive(Debug)]
pub struct Declaration {
    pub id: &'static str,
    pub severity: Severity,
    pub requires: MemberSet,
    pub yields_to: &'static [&'static str],
    pub covers: &'static [&'static str],
    pub aws: Option<AwsError>,
    pub groups: &'static [Group],
    pub url: Option<&'static str>,
    pub summary: &'static str,
    /// Whether it reads an archive, or is about a document that is not a request.
    pub needs_full: bool,
    pub evidence: &'static [Evidence],
    pub prose: &'static str,
    pub pass: &'static [Example],
    pub fail: &'static [Example],
    pub examples: Examples,
}

impl Meta {
    /// The metadata of a declared rule. Without the feature `explain`, nothing refers to the text for people, so it is not in
    /// the program.
    #[doc(hidden)]
    pub const fn declared(declaration: Declaration) -> Self {
        let Declaration { id, severity, requires, yields_to, groups, .. } = declaration;
        let needs_full = declaration.needs_full || matches!(severity, Severity::Advice);
        // a rule whose check is left out is only named
        let is_left_out = needs_full && !cfg!(feature = "full");
        Meta {
            id: Cow::Borrowed(id),
            severity,
            requires,
            yields_to,
            aws: if is_left_out { None } else { declaration.aws },
            groups,
            url: if is_left_out { None } else { declaration.url },
            needs_full,
            #[cfg(feature = "explain")]
            summary: Cow::Borrowed(declaration.summary),
            #[cfg(not(feature = "explain"))]
            summary: Cow::Borrowed(""),
            #[cfg(feature = "explain")]
            covers: declaration.covers,
            #[cfg(feature = "explain")]
            evidence: declaration.evidence,
            #[cfg(feature = "explain")]
            prose: Cow::Borrowed(declaration.prose),
            #[cfg(feature = "explain")]
            pass: declaration.pass,
            #[cfg(feature = "explain")]
            fail: declaration.fail,
            #[cfg(feature = "explain")]
            examples: declaration.examples,
        }
    }

    /// Whether this build does not have the check of the rule.
    #[doc(hidden)]
    pub const fn is_left_out(&self) -> bool {
        self.needs_full && !cfg!(feature = "full")
    }

    /// The prose without the summary: why the fault is a problem and what to do instead, in Markdown.
    #[cfg(feature = "explain")]
    pub fn reasons(&self) -> String {
        // doc comments have a space at the start of each line
        let lines = self.prose.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.skip_while(|line| !line.is_empty()).skip(1).collect::<Vec<_>>().join("\n")
    }

    /// The metadata of a custom rule, which runs on every request.
    ///
    /// ```
    /// use lambda_lint::{Meta, Severity};
    /// let meta = Meta::new("memory-above-team-limit", Severity::Error, "`MemorySize` is above the team's limit");
    /// assert_eq!(meta.id, "memory-above-team-limit");
    /// ```
    pub fn new(id: impl Into<Cow<'static, str>>, severity: Severity, summary: impl Into<Cow<'static, str>>) -> Self {
        let summary = summary.into();
        Meta {
            id: id.into(),
            severity,
            requires: MemberSet::of(&[]),
            yields_to: &[],
            aws: None,
            groups: &[],
            url: None,
            needs_full: false,
            #[cfg(feature = "explain")]
            covers: &[],
            #[cfg(feature = "explain")]
            evidence: &[],
            #[cfg(feature = "explain")]
            prose: summary.clone(),
            #[cfg(feature = "explain")]
            pass: &[],
            #[cfg(feature = "explain")]
            fail: &[],
            #[cfg(feature = "explain")]
            examples: Examples::Patches,
            summary,
        }
    }
}
