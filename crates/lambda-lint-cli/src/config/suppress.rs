//! Findings that a team lives with, for a reason and perhaps for a time.

use super::table::Table;
use super::{Pattern, layer};
use crate::error::Error;
use crate::policy::Policy;
use lambda_lint::{Date, Diagnostic};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// One of them.
#[derive(Debug)]
pub(crate) struct Suppression {
    rule: String,
    reason: String,
    path: Option<Pattern>,
    pointer: Option<String>,
    expires: Option<Date>,
    line: usize,
    is_used: AtomicBool,
    /// Whether a file that it is for was checked.
    is_met: AtomicBool,
    has_expired: AtomicBool,
}

impl Suppression {
    /// Reads an entry of `[[suppress]]`.
    pub(super) fn read(mut table: Table<'_>, policies: &[Arc<Policy>]) -> Result<Self, Error> {
        let source = table.source;
        table.allow(&["rule", "reason", "path", "pointer", "expires"])?;
        let line = source.position(table.span.start).0;
        let (rule, reason) = (table.required_text("rule")?, table.required_text("reason")?);
        let (path, pointer, expires) = (table.text("path")?, table.text("pointer")?, table.date("expires")?);
        layer::rule(&rule, source, policies)?;
        if reason.get_ref().trim().is_empty() {
            return Err(source.error(reason.span(), "missing `reason` of the suppression"));
        }
        if let Some(pointer) = &pointer
            && !pointer.get_ref().is_empty()
            && !pointer.get_ref().starts_with('/')
        {
            return Err(source.error(pointer.span(), "expected a JSON Pointer, such as /VpcConfig/SubnetIds"));
        }
        Ok(Suppression {
            path: path.as_ref().map(|path| Pattern::new(path, source)).transpose()?,
            expires: expires.as_ref().map(|day| layer::date(day, source)).transpose()?,
            rule: rule.into_inner(),
            reason: reason.into_inner(),
            pointer: pointer.map(|pointer| pointer.into_inner().trim_end_matches('/').to_owned()),
            line,
            is_used: AtomicBool::new(false),
            is_met: AtomicBool::new(false),
            has_expired: AtomicBool::new(false),
        })
    }

    /// Whether it is for a file, on the day for which that is judged.
    pub(super) fn meets(&self, file: &Path, today: Date) -> bool {
        if !self.path.as_ref().is_none_or(|path| path.matches(file)) {
            return false;
        }
        self.is_met.store(true, Ordering::Relaxed);
        let has_expired = self.expires.is_some_and(|last| last < today);
        if has_expired {
            self.has_expired.store(true, Ordering::Relaxed);
        }
        !has_expired
    }

    /// Whether it is for a finding: at its place, or in it.
    pub(super) fn takes(&self, found: &Diagnostic) -> bool {
        let is_there = self.pointer.as_ref().is_none_or(|pointer| {
            found.path.strip_prefix(pointer.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        });
        let takes = is_there && found.rule == self.rule;
        if takes {
            self.is_used.store(true, Ordering::Relaxed);
        }
        takes
    }

    pub(super) fn rule(&self) -> &str {
        &self.rule
    }

    pub(super) fn reason(&self) -> &str {
        &self.reason
    }

    /// The warning about a suppression that has expired or is unused. `saw_all`: every file that it is for was checked.
    pub(super) fn warning(&self, name: &str, saw_all: bool) -> Option<String> {
        let (line, rule, reason) = (self.line, &self.rule, &self.reason);
        if self.has_expired.load(Ordering::Relaxed) {
            let day = self.expires.map(|day| format!(" on {day}")).unwrap_or_default();
            return Some(format!("{name}:{line}: the suppression of `{rule}` has expired{day} (reason: {reason})"));
        }
        let is_one_file = self.path.as_ref().is_some_and(Pattern::is_one_file);
        let could_tell = saw_all || is_one_file && self.is_met.load(Ordering::Relaxed);
        (could_tell && !self.is_used.load(Ordering::Relaxed))
            .then(|| format!("{name}:{line}: the suppression of `{rule}` is unused; remove it (reason: {reason})"))
    }
}
