//! Values of options that are in files next to the script: `file://environment.json`.

use super::{Fault, FaultKind, values};
use crate::named_file::OpenFile;
use crate::package_path::is_only_read;
use lambda_lint_syntax::command::Word;
use lambda_lint_syntax::literal::Literal;

/// The longest file that is read, in bytes.
const MAX_BYTES: usize = 1 << 20;

/// A script whose commands name files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Script<'s> {
    pub(crate) text: &'s str,
    /// Opens the files that the script names; `None` if this is disabled.
    pub(crate) open: Option<OpenFile<'s>>,
}

impl Script<'_> {
    /// The object or the list in a file; `None` if the value is not in a file that can be read.
    pub(super) fn value_in_file(&self, word: &Word, is_yaml: bool) -> Option<Result<Literal, Fault>> {
        let path = word.text.strip_prefix("file://").filter(|_| word.is_known())?;
        let open = self.open.filter(|_| is_input_only(self.text, path))?;
        let file = (open.0)(path).filter(|file| !file.is_folder() && file.bytes().len() <= MAX_BYTES)?;
        let text = std::str::from_utf8(file.bytes()).ok()?;
        if is_yaml {
            return values::yaml_in_file(text, word).map(Ok);
        }
        if !text.trim_start().starts_with(['{', '[']) {
            return None;
        }
        let fault = Fault { range: (word.start, word.end), option: None, kind: FaultKind::Json };
        Some(values::json_in_file(text, word).ok_or(fault))
    }
}

/// Whether commands of the AWS CLI read a file, and nothing else in the script names it.
pub(super) fn is_input_only(source: &str, path: &str) -> bool {
    is_only_read(source, path, |at| {
        let word = source[..at].rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
        word.contains("file://") || word.contains("fileb://")
    })
}
