//! Strings of a wrong length or form.

use super::hint::{hint, what};
use super::{Words, function_name, grouped, shorten};
use crate::diagnostic::{Param, Params};
use crate::facts::limits;
use crate::shape::arn;
use crate::shape::model::{Kind, Shape};
use crate::shape::pattern::Mismatch;

pub(in crate::shape) fn too_short(shape: &Shape, characters: usize, min: usize) -> Words {
    if characters == 0 {
        return Words::new("the string is empty", format!("write {}, or leave the member out", what(shape)));
    }
    let plural = if characters == 1 { "" } else { "s" };
    let message = format!("the string has {characters} character{plural}, the least is {min}");
    Words::new(message, format!("write {}", what(shape)))
}

pub(in crate::shape) fn too_long(shape: &Shape, characters: usize, max: usize) -> Words {
    let (characters, max) = (grouped(characters as i64), grouped(max as i64));
    let help = match shape.name {
        "FunctionName" => {
            let bare = limits::FUNCTION_NAME_LENGTH;
            return Words::new(
                format!("the name has {characters} characters, at most {max} are allowed"),
                format!("shorten it: a bare name has at most {bare} characters, an ARN at most {max}"),
            );
        }
        "Description" => "shorten the description",
        _ => "shorten it",
    };
    Words::new(format!("the string has {characters} characters, at most {max} are allowed"), help)
}

/// How the strings of a shape begin, without exception.
static BEGINNINGS: &[(&str, &str)] =
    &[("LocalMountPath", "/mnt/"), ("SecurityGroupId", "sg-"), ("SubnetId", "subnet-")];

/// What the entries of a list begin with of which people write several in one string.
static ENTRIES: &[(&str, &str)] = &[("LayerVersionArn", "arn:"), ("SecurityGroupId", "sg-"), ("SubnetId", "subnet-")];

/// How many entries of a list stand in one string, if there are more than one.
fn entries_in(shape: &Shape, text: &str) -> Option<usize> {
    let (_, beginning) = ENTRIES.iter().find(|(name, _)| *name == shape.name)?;
    let mut entries = 0;
    for part in text.split(|c: char| c.is_whitespace() || ",;[]\"'".contains(c)).filter(|part| !part.is_empty()) {
        entries += usize::from(part.starts_with(beginning));
    }
    (entries > 1).then_some(entries)
}

/// Whether a text stands in quotes that belong to it: somebody has quoted it once too often.
fn is_quoted(text: &str) -> bool {
    text.len() > 2 && ['"', '\''].iter().any(|&quote| text.starts_with(quote) && text.ends_with(quote))
}

/// A string that does not have its form. What the message names goes into the parameters.
pub(in crate::shape) fn malformed(shape: &Shape, text: &str, params: &mut Params) -> Words {
    let shown = shorten(text);
    let help = hint(shape, text).map_or_else(|| format!("write {}", what(shape)), Into::into);
    if text.is_empty() {
        return Words::new("the string is empty", help);
    }
    if let Some(entries) = entries_in(shape, text) {
        params.add("count", entries);
        let message = format!("`{shown}` holds {entries} entries of the list");
        return Words::new(message, "write each as a string of its own, with a comma between the strings");
    }
    if is_quoted(text) {
        return Words::new(format!("`{shown}` has quotes inside the string"), "remove the inner quotes");
    }
    let form = arn::FORMS.iter().find(|form| form.shape == shape.name);
    if let Some((form, (fault, part))) = form.and_then(|form| Some((form, arn::fault(form, text)?))) {
        params.add("expected", form.what);
        params.add("form", form.resource);
        params.add("services", Param::list(form.services));
        add_part(params, part);
        return Words::new(format!("`{shown}` is no ARN of {}: {fault}", form.what), help);
    }
    if shape.name == "FunctionName" && text.contains(':') {
        let (fault, part) = function_name::fault(text);
        add_part(params, part);
        return Words::new(format!("`{shown}` is no name or ARN of a function: {fault}"), help);
    }
    let pattern = if let Kind::Text(text) = &shape.kind { text.pattern } else { None };
    let begins = BEGINNINGS.iter().find(|(name, beginning)| *name == shape.name && !text.starts_with(beginning));
    if let Some((_, beginning)) = begins {
        params.add("expected", *beginning);
        return Words::new(format!("`{shown}` does not begin with `{beginning}`"), help);
    }
    match pattern.and_then(|pattern| pattern.mismatch(text)) {
        Some(mismatch) => Words::new(mismatch_words(&shown, text, mismatch, params), help),
        None => Words::new(format!("`{shown}` does not have the form that is allowed"), help),
    }
}

fn add_part(params: &mut Params, part: &str) {
    if !part.is_empty() {
        params.add("part", shorten(part));
    }
}

/// Where a text leaves its pattern, in words.
pub(super) fn mismatch_words(shown: &str, text: &str, mismatch: Mismatch, params: &mut Params) -> String {
    let found = match mismatch {
        Mismatch::Unfinished if text.is_empty() => return "the string is empty".to_owned(),
        Mismatch::Unfinished => None,
        Mismatch::At(at) => text.get(at..).and_then(|rest| rest.chars().next()).map(|found| (at, found)),
    };
    let Some((at, found)) = found else { return format!("`{shown}` is not whole: something must follow") };
    let place = text[..at].chars().count() + 1;
    params.add("character", text[at..at + found.len_utf8()].to_owned());
    params.add("at", place);
    match at {
        0 => format!("`{shown}` cannot begin with {}", character(found)),
        _ => format!("`{shown}` cannot have {} at character {place}", character(found)),
    }
}

/// A character in words, so that blanks can be seen.
fn character(found: char) -> String {
    match found {
        ' ' => "a blank".into(),
        '\n' | '\r' => "a line end".into(),
        '\t' => "a tab".into(),
        c if c.is_control() || c.is_whitespace() => format!("U+{:04X}", u32::from(c)),
        c => format!("`{c}`"),
    }
}
