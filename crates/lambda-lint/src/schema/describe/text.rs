//! Strings of a wrong length or form.

use super::hint::{hint, what};
use super::{Listing, Words, function_name, grouped, shorten};
use crate::diagnostic::{Param, Params};
use crate::facts::limits;
use crate::message::invisible;
use crate::model::pattern::{Mismatch, Pattern};
use crate::model::{Kind, Shape};
use crate::schema::arn;

pub(in crate::schema) fn too_short(shape: &Shape, characters: usize, min: usize) -> Words {
    if characters == 0 {
        return Words::new("the string is empty", format!("write {}, or leave the member out", what(shape)));
    }
    let plural = if characters == 1 { "" } else { "s" };
    let message = format!("the string has {characters} character{plural}; expected at least {min}");
    Words::new(message, format!("write {}", what(shape)))
}

pub(in crate::schema) fn too_long(shape: &Shape, characters: usize, max: usize) -> Words {
    let (characters, max) = (grouped(characters as i64), grouped(max as i64));
    let help = match shape.name {
        "FunctionName" => {
            let bare = limits::FUNCTION_NAME_LENGTH;
            return Words::new(
                format!("the name has {characters} characters; at most {max} are allowed"),
                format!("shorten it: a name has at most {bare} characters, an ARN at most {max}"),
            );
        }
        "Description" => "shorten the description",
        _ => "shorten it",
    };
    Words::new(format!("the string has {characters} characters; at most {max} are allowed"), help)
}

/// How the strings of a shape begin, without exception.
static BEGINNINGS: &[(&str, &str)] =
    &[("LocalMountPath", "/mnt/"), ("SecurityGroupId", "sg-"), ("SubnetId", "subnet-")];

/// How many entries of a list stand in one string, if there are more than one.
fn entries_in(shape: &Shape, text: &str) -> Option<usize> {
    let beginning = match shape.name {
        "LayerVersionArn" => "arn:",
        "LocalMountPath" => return None,
        name => BEGINNINGS.iter().find(|(known, _)| *known == name)?.1,
    };
    let mut entries = 0;
    for part in text.split(|c: char| c.is_whitespace() || ",;[]\"'".contains(c)).filter(|part| !part.is_empty()) {
        entries += usize::from(part.starts_with(beginning));
    }
    (entries > 1).then_some(entries)
}

/// Whether a text stands in quotes that belong to it: somebody has quoted it once too often.
fn is_quoted(text: &str) -> bool {
    ['"', '\''].iter().any(|&quote| {
        let inside = text.strip_prefix(quote).and_then(|text| text.strip_suffix(quote));
        inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(quote))
    })
}

/// A string that does not have its form. What the message names goes into the parameters.
pub(in crate::schema) fn malformed(shape: &Shape, text: &str, params: &mut Params) -> Words {
    let shown = shorten(text);
    let help = hint(shape, text).map_or_else(|| format!("write {}", what(shape)), Into::into);
    if text.is_empty() {
        let required = ["FunctionName", "RoleArn"].contains(&shape.name);
        let leave_out = if required { "" } else { "leave it out, or " };
        return Words::new("the string is empty", format!("{leave_out}write {}", what(shape)));
    }
    if let Some(entries) = entries_in(shape, text) {
        params.add("count", entries);
        let message = format!("`{shown}` contains {entries} entries of the list");
        return Words::new(message, "write each entry as its own string, separated by commas");
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
        return Words::new(format!("`{shown}` is not the ARN of {}: {fault}", form.what), help);
    }
    if shape.name == "FunctionName" && text.contains(':') {
        let (fault, part) = function_name::fault(text);
        add_part(params, part);
        return Words::new(format!("`{shown}` is not the name or the ARN of a function: {fault}"), help);
    }
    let pattern = if let Kind::Text(text) = &shape.kind { text.pattern } else { None };
    let begins = BEGINNINGS.iter().find(|(name, beginning)| *name == shape.name && !text.starts_with(beginning));
    if let Some((_, beginning)) = begins {
        params.add("expected", *beginning);
        return Words::new(format!("`{shown}` does not start with `{beginning}`"), help);
    }
    match pattern.and_then(|pattern| Some((pattern, pattern.mismatch(text)?))) {
        Some((pattern, mismatch)) => Words::new(mismatch_words(&shown, text, pattern, mismatch, params), help),
        None if shape.name == "S3Bucket" => Words::new(format!("`{shown}` is a URL, not the name of a bucket"), help),
        None => Words::new(format!("`{shown}` has an invalid format"), help),
    }
}

fn add_part(params: &mut Params, part: &str) {
    if !part.is_empty() {
        params.add("part", shorten(part));
    }
}

/// So many characters are named.
const MAX_CHARACTERS: usize = 3;
/// So many are looked at: a hostile text has millions.
const LOOKED_AT: usize = 200;

/// Where a text leaves its pattern, in words.
pub(super) fn mismatch_words(
    shown: &str,
    text: &str,
    pattern: &Pattern,
    mismatch: Mismatch,
    params: &mut Params,
) -> String {
    let at = match mismatch {
        Mismatch::Unfinished if text.is_empty() => return "the string is empty".to_owned(),
        Mismatch::At(at) if text.is_char_boundary(at) && at < text.len() => at,
        _ => return format!("`{shown}` ends too early"),
    };
    let (before, rest) = text.split_at(at);
    let place = before.chars().count() + 1;
    let (mut several, mut characters, mut count) = (Listing::default(), String::new(), 0);
    for next in rest.chars().take(LOOKED_AT) {
        if count == 0 || count < MAX_CHARACTERS && !characters.contains(next) && is_nowhere(pattern, next) {
            several.part(character(next));
            characters.push(next);
            count += 1;
        }
    }
    let several = several.with("and");
    params.add("characters", characters);
    params.add("at", place);
    match (at, count) {
        (0, 1) => format!("`{shown}` must not start with {several}"),
        (_, 1) => format!("`{shown}` must not contain {several}, at character {place}"),
        _ => format!("`{shown}` must not contain {several}, first at character {place}"),
    }
}

/// Whether no text of this form has a character, where the form is one of names, which are made of the characters of a set.
#[inline(never)]
fn is_nowhere(pattern: &Pattern, character: char) -> bool {
    pattern.mismatch("aaaa").is_none() && pattern.mismatch(&format!("aa{character}aa")).is_some()
}

/// A character in words, so that blanks can be seen.
fn character(found: char) -> String {
    match found {
        ' ' => "a space".into(),
        '\n' | '\r' => "a line break".into(),
        '\t' => "a tab".into(),
        c if c.is_control() || c.is_whitespace() || invisible::name(c).is_some() => invisible::describe(c),
        c if !c.is_ascii() => format!("`{c}` ({})", invisible::describe(c)),
        c => format!("`{c}`"),
    }
}

#[cfg(test)]
mod tests {
    use crate::Linter;

    #[test]
    fn up_to_three_characters_are_named() {
        for (name, said) in [
            ("ab!!", "must not contain `!`, at character 3"),
            ("!ab", "must not start with `!`"),
            ("!a!b c", "must not contain `!` and a space, first at character 1"),
            ("a b!c§d?e", "must not contain a space, `!` and `§` (U+00A7), first at character 2"),
        ] {
            let report = Linter::new().lint_str(&format!(r#"{{"FunctionName": "{name}"}}"#));
            let found = report.errors().find(|found| found.path == "/FunctionName").expect("a fault");
            assert_eq!(found.message, format!("`{name}` {said}"));
        }
    }
}
