//! YAML to nodes with spans: one tree for each document of a text.
//!
//! Values are read as the AWS CLI reads `--cli-input-yaml`: YAML 1.2 with the integers of `ruamel.yaml`, YAML 1.1 where
//! a directive says so. Comments are skipped, aliases and merge keys are replaced by what they stand for, within limits.

mod build;
mod expand;
mod fault;
mod recover;
mod scalar;
mod secrets;

use crate::json::{MAX_DEPTH, SyntaxFault};
use crate::{NodeId, NodeKind, Syntax, Tree};
use build::Builder;
use granit_parser::Parser;
pub use recover::{Recovered, recover, without_lone_dashes};
pub use scalar::INFINITE;
use scalar::{Scalar, Version};

/// Something that a rule may want to say about a value or a name, because a tree of JSON's values does not show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YamlNote {
    /// YAML 1.1 reads this plain value otherwise.
    OtherInOldVersion,
    /// Most readers make a date of this text.
    Date,
    /// The name is a number, a boolean or null.
    NameIsNoText,
}

/// The ranges of secret values.
#[derive(Debug, Clone, Copy)]
pub struct SecretPlaces {
    /// Members whose values are secret, in any case.
    pub members: &'static [&'static str],
    /// Whether a name is known to all, so that it may be shown although it is the same as a secret value.
    pub is_public_name: fn(&str) -> bool,
}

impl SecretPlaces {
    /// A document without secrets.
    pub const NONE: SecretPlaces = SecretPlaces { members: &[], is_public_name: |_| true };
}

/// Reads all documents of a text but empty ones. `text` may begin with a byte-order mark.
pub fn parse<'t>(text: &'t str, secrets: &SecretPlaces) -> Result<Vec<Tree<'t>>, Box<SyntaxFault>> {
    read(text, secrets).map_err(|unread| unread.fault)
}

/// Why a text cannot be read.
struct Unread {
    fault: Box<SyntaxFault>,
    /// The fault concerns its line alone: without the line, the rest means the same.
    is_on_one_line: bool,
}

impl From<Box<SyntaxFault>> for Unread {
    fn from(fault: Box<SyntaxFault>) -> Self {
        Unread { fault, is_on_one_line: false }
    }
}

fn read<'t>(text: &'t str, secrets: &SecretPlaces) -> Result<Vec<Tree<'t>>, Unread> {
    let options = granit_parser::options! {
        // as the readers of Python do
        block_scalar_eof_without_line_feed: true,
        flow_nesting_limit: MAX_DEPTH + 1,
        block_nesting_limit: MAX_DEPTH + 1,
        emit_comments: false,
    };
    let mut builder = Builder::new(text, *secrets);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| Unread {
            fault: fault::of_scanner(text, &error),
            is_on_one_line: fault::is_on_one_line(&error),
        })?;
        builder.event(event, span)?;
    }
    let documents = builder.documents;
    if documents.is_empty() { Err(fault::empty(text).into()) } else { Ok(documents) }
}

/// What a value is, in words.
pub fn reading(tree: &Tree<'_>, id: NodeId) -> String {
    match tree.kind(id) {
        NodeKind::Number => format!("the number {}", tree.text(id)),
        NodeKind::True => "true".to_owned(),
        NodeKind::False => "false".to_owned(),
        kind => kind.describe().to_owned(),
    }
}

/// What a plain scalar is in YAML 1.1, in words.
pub fn old_reading(written: &str) -> String {
    match scalar::resolve(written, Version::Old) {
        Scalar::Null => "null".to_owned(),
        Scalar::Boolean(boolean) => boolean.to_string(),
        Scalar::Number(number) => format!("the number {number}"),
        Scalar::Text => NodeKind::Text.describe().to_owned(),
    }
}

/// The boolean that a plain word is in YAML 1.1, where it is a text now.
pub fn old_boolean(tree: &Tree<'_>, id: NodeId) -> Option<bool> {
    let is_plain = tree.syntax() == Syntax::Yaml && tree.kind(id) == NodeKind::Text;
    match scalar::resolve(tree.written(id), Version::Old) {
        Scalar::Boolean(boolean) if is_plain => Some(boolean),
        _ => None,
    }
}

/// Why a number needs quotes where a string is expected, if YAML does not read it as it is written.
pub fn why_quotes(tree: &Tree<'_>, id: NodeId) -> Option<String> {
    let (written, read) = (tree.written(id), tree.text(id));
    if tree.syntax() != Syntax::Yaml || tree.is_repeated(id) || tree.kind(id) != NodeKind::Number {
        return None;
    }
    if written != read {
        return Some(format!("quote the value: without quotes, YAML reads `{written}` as the number {read}"));
    }
    let loses_zero = written.contains('.') && written.ends_with('0') && !written.contains(['e', 'E']);
    loses_zero.then(|| "quote the value: as a number, it loses its trailing zero".to_owned())
}

/// The line that an offset is on, without its end.
pub fn line_around(text: &str, at: usize) -> std::ops::Range<usize> {
    let start = text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    let end = text[at..].find(['\n', '\r']).map_or(text.len(), |end| at + end);
    start..end
}

/// Whether a text may stand without quotes, anywhere, and is a text to all readers.
pub fn is_plain_text(text: &str) -> bool {
    let is_text = |version| scalar::resolve(text, version) == Scalar::Text;
    text.starts_with(|first: char| first.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_./:-".contains(&byte))
        && !text.ends_with(':')
        && is_text(Version::Current)
        && is_text(Version::Old)
}

#[cfg(test)]
mod tests;
