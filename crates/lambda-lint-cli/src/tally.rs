//! Counts over all documents: findings fixed, findings not fixed and why, and files that could not be read.

use crate::outcome::{Checked, Kept};
use crate::plural::counted;
use lambda_lint::Diagnostic;

/// A count over all documents.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    fixes: u64,
    files: u64,
    /// Findings whose fix needs a review.
    unsafe_left: u64,
    /// Findings without a fix.
    without_fix: u64,
}

impl Tally {
    /// Adds a document.
    pub(crate) fn add(&mut self, checked: &Checked, unsafe_too: bool) {
        self.fixes += checked.fixes;
        self.files += u64::from(checked.fixes > 0);
        let left = |is: &dyn Fn(&Diagnostic) -> bool| {
            checked.document.diagnostics.iter().filter(|found| is(found)).count() as u64
        };
        self.without_fix += left(&|found| found.fix.is_none());
        if !unsafe_too {
            self.unsafe_left += left(&|found| found.fix.as_ref().is_some_and(|fix| !fix.safe));
        }
    }

    /// The counts, one line each.
    pub(crate) fn lines(&self, is_dry: bool) -> Vec<String> {
        let mut lines = Vec::new();
        let would = if is_dry { "would fix" } else { "fixed" };
        if self.fixes > 0 {
            lines.push(format!("{would} {} in {}", counted(self.fixes, "finding"), counted(self.files, "file")));
        }
        if self.unsafe_left > 0 {
            let what = counted(self.unsafe_left, "finding");
            lines.push(format!("{what} can be fixed with --unsafe-fixes; review the result"));
        }
        if self.without_fix > 0 {
            let verb = if self.without_fix == 1 { "has" } else { "have" };
            lines.push(format!("{} {verb} no fix", counted(self.without_fix, "finding")));
        }
        lines
    }
}

/// Files in folders that are templates of requests.
#[derive(Debug, Default)]
pub(crate) struct Unread {
    count: u64,
    first: Option<String>,
}

impl Unread {
    /// Adds a file.
    pub(crate) fn add(&mut self, name: String) {
        self.count += 1;
        self.first.get_or_insert(name);
    }

    /// The count, if there is one.
    pub(crate) fn line(&self) -> Option<String> {
        let first = self.first.as_ref()?;
        let (what, of) = match self.count {
            1 => ("1 request template; render it and check the result".to_owned(), ""),
            count => (format!("{count} request templates; render them and check the results"), " in the first one"),
        };
        // as a shell wants it
        let is_plain = |c: char| c.is_alphanumeric() || "-_./\\:".contains(c);
        let first = if first.chars().all(is_plain) { first } else { &format!("'{}'", first.replace('\'', r"'\''")) };
        Some(format!("skipped {what}; run `lambda-lint check {first}` to see where{of}"))
    }
}

/// Why a document was not fixed completely, if that is not an error.
pub(crate) fn unrepaired(checked: &Checked) -> Option<String> {
    let name = &checked.document.name;
    match checked.kept {
        Some(Kept::Encoding) => Some(format!("{name} was not fixed because it is not UTF-8; save it as UTF-8")),
        Some(Kept::Rest) => Some(format!("{name} has too many findings to fix in one run; run the command again")),
        Some(Kept::Failed(_)) | None => None,
    }
}
