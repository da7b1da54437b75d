//! Missing and unknown members.

use super::{Words, shorten};
use crate::bytes;
use crate::facts::limits;
use crate::message::{Message, Text};
use crate::model::annotations::{ALIASES, ELSEWHERE, ONLY_IN_RESPONSES};
use crate::model::table::Member;
use crate::model::{Field, Kind, Shape, Structure};
use crate::msg;
use crate::operation::CREATE_FUNCTION;
use crate::source::{NodeId, NodeKind, Tree};
use crate::suggest;

/// The help for a missing required member.
pub(in crate::schema) fn missing(field: &Field) -> Message {
    match field.member {
        Member::FunctionName => msg!(
            "add the function name: at most {max} letters, digits, `-` and `_`",
            max = Int(limits::FUNCTION_NAME_LENGTH)
        ),
        Member::Role => "add the ARN of the function's execution role, `arn:aws:iam::ACCOUNT:role/NAME`".into(),
        Member::Code => {
            msg!("add {@Code.S3Bucket} and {@Code.S3Key}, {@Code.ImageUri}, or an archive in {@Code.ZipFile}")
        }
        _ => "add it, or remove the object that it belongs to".into(),
    }
}

/// An unknown member.
pub(in crate::schema) struct Unknown {
    pub(in crate::schema) name: String,
    pub(in crate::schema) message: Message,
    pub(in crate::schema) help: Message,
    /// Whether the member that was meant is present, too.
    pub(in crate::schema) is_taken: bool,
}

/// The message for an unknown member, and the member that was probably meant. `seen` are the known members of its object;
/// `spelt` are those that are present under another name.
pub(in crate::schema) fn unknown_member(
    tree: &Tree<'_>,
    structure: &'static Structure,
    name: NodeId,
    seen: u128,
    spelt: &[(Member, NodeId)],
) -> (Unknown, Option<&'static Field>) {
    let text = tree.text(name);
    let is_top = tree.trail(name).len() <= 1;
    let elsewhere = elsewhere(text, is_top);
    let value = name + 1;
    let fits = |name: &str| structure.field(name).is_some_and(|field| may_be(tree, value, field.shape));
    let meant = structure.field(meant(text, structure, elsewhere.is_some(), &fits).unwrap_or_default());
    let other = if meant.is_none() { other_place(tree, text, value, is_top) } else { None };
    let is_taken = meant.is_some_and(|meant| seen >> meant.member as u8 & 1 == 1);
    let member = Text(text);
    let message = match (meant, other, parent(tree, name)) {
        (Some(meant), ..) => {
            msg!(
                "unknown member {member}; did you mean {nearest}?",
                member = member,
                nearest = MemberName(meant.member)
            )
        }
        (None, Some(other), Some(parent)) => msg!(
            "unknown member {member} in {parent}; did you mean {nearest}?",
            member = member,
            parent = Text(parent),
            nearest = Name(dotted(other))
        ),
        (None, Some(other), None) => {
            msg!("unknown member {member}; did you mean {nearest}?", member = member, nearest = Name(dotted(other)))
        }
        (None, None, Some(parent)) => {
            msg!("unknown member {member} in {parent}", member = member, parent = Text(parent))
        }
        (None, None, None) => msg!("unknown member {member}", member = member),
    };
    let help = match (meant, elsewhere) {
        (Some(meant), _) if is_taken => {
            let other = spelt.iter().find(|(member, _)| *member == meant.member);
            let other = other.map_or(meant.name.to_owned(), |&(_, name)| shorten(tree.text(name)));
            msg!("{other} is also set; remove one of the two", other = Name(other))
        }
        (Some(meant), _) => {
            msg!("rename {member} to {nearest}", member = member, nearest = MemberName(meant.member))
        }
        (None, Some(help)) => help.into(),
        (None, None) if ["S3Uri", "S3Url", "S3Location"].iter().any(|known| suggest::same_letters(known, text)) => {
            msg!("set {@S3Bucket} and {@S3Key} in {@Code}")
        }
        (None, None) => match other.map(|other| (other, other.parent())) {
            Some((other, Some(parent))) => {
                msg!("move it into {place}, as {name}", place = Name(dotted(parent)), name = MemberName(other))
            }
            Some((other, None)) => msg!("move it to the top level of the request, as {name}", name = MemberName(other)),
            None => "remove it".into(),
        },
    };
    (Unknown { name: text.to_owned(), message, help, is_taken }, meant)
}

/// Whether an object contains the pairs that belong in its only member.
pub(in crate::schema) fn is_unwrapped(tree: &Tree<'_>, structure: &'static Structure, object: NodeId) -> bool {
    let mut names = tree.members(object).map(|(name, _)| tree.text(name));
    structure.field("Variables").is_some() && names.all(|name| meant(name, structure, false, &|_| true).is_none())
}

/// Environment variables directly in `Environment`, by the first name.
pub(in crate::schema) fn unwrapped(first: &str, others: usize) -> Words {
    let member = Text(first);
    let message = match others {
        0 => msg!("unknown member {member} in {@Environment}", member = member),
        _ => msg!(
            "unknown members {member} and {others} in {@Environment}",
            member = member,
            others = Count(others, "other", "others")
        ),
    };
    Words::new(message, msg!("move the variables into {@Variables}"))
}

/// What to use instead of a member of another API or format. Only the top level of the request has such members.
fn elsewhere(text: &str, is_top: bool) -> Option<&'static str> {
    if ONLY_IN_RESPONSES.contains(&text) {
        return Some("remove it; it only exists in API responses");
    }
    ELSEWHERE.iter().find(|(known, _)| is_top && *known == text).map(|(_, help)| *help)
}

/// Whether a name is a member of a request, or similar to one.
pub(crate) fn is_like_member(name: &str) -> bool {
    let structure = CREATE_FUNCTION.structure();
    meant(name, structure, false, &|_| true).is_some()
}

/// The member of this object that was probably meant. For a name that another API knows, only the case may differ. If more than
/// the case differs, the value must fit, too.
fn meant(
    text: &str,
    structure: &'static Structure,
    is_elsewhere: bool,
    fits: &dyn Fn(&str) -> bool,
) -> Option<&'static str> {
    let mut names = structure.fields.iter().map(|field| field.name);
    if let Some(same) = names.clone().find(|known| suggest::same_letters(known, text)) {
        return Some(same);
    }
    let alias = alias(text).filter(|name| structure.field(name).is_some() && fits(name));
    alias.or_else(|| {
        if is_elsewhere { None } else { suggest::nearest(text, &mut names.by_ref().filter(|name| fits(name))) }
    })
}

fn alias(text: &str) -> Option<&'static str> {
    ALIASES.iter().find(|(alias, _)| suggest::same_letters(alias, text)).map(|(_, name)| *name)
}

/// Whether a text is a number, perhaps with a sign and a fraction. `str::parse` would bring 13 kB of tables and code into browsers.
fn is_numeric(text: &str) -> bool {
    let text = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (number, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole)
        && is_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && exponent.parse::<i32>().is_ok()
}

/// Whether a value may be meant for a member of this shape: its JSON type fits, or fits after fixing quotes or brackets.
fn may_be(tree: &Tree<'_>, value: NodeId, shape: &'static Shape) -> bool {
    let text = (tree.kind(value) == NodeKind::Text).then(|| tree.text(value));
    match (&shape.kind, tree.kind(value)) {
        (_, NodeKind::Null | NodeKind::Unknown) => true,
        (Kind::List { .. }, NodeKind::List) => true,
        (Kind::List { entry, .. }, _) => may_be(tree, value, entry),
        (Kind::Structure(_) | Kind::Map { .. }, kind) => kind == NodeKind::Object,
        (Kind::Integer { .. } | Kind::Double { .. }, kind) => {
            kind == NodeKind::Number || text.is_some_and(|text| is_numeric(text) || is_open(text))
        }
        (Kind::Boolean, kind) => {
            let is_word = |text: &str| ["true", "false"].iter().any(|word| word.eq_ignore_ascii_case(text));
            matches!(kind, NodeKind::True | NodeKind::False) || text.is_some_and(|text| is_word(text) || is_open(text))
        }
        (Kind::Text(_) | Kind::Blob, kind) => !matches!(kind, NodeKind::Object | NodeKind::List),
    }
}

/// Whether a text is a placeholder.
fn is_open(text: &str) -> bool {
    text.contains(['{', '<', '$'])
}

/// The member of another object that has this name, or was probably meant by it.
fn other_place(tree: &Tree<'_>, text: &str, value: NodeId, is_top: bool) -> Option<Member> {
    let candidates = || {
        let is_single = |member: &Member| !bytes::contains(member.pointer(), "/-/");
        let is_elsewhere = move |member: &Member| member.parent().is_some() || !is_top;
        Member::ALL.iter().copied().filter(is_single).filter(is_elsewhere)
    };
    let fits = |member: &Member| may_be(tree, value, member.shape()) && is_choice(tree, value, member.shape());
    let same = |wanted: &str| candidates().filter(fits).find(|member| suggest::same_letters(member.name(), wanted));
    same(text).or_else(|| same(alias(text)?))
}

/// Whether a value is among the values that a member allows, if these are listed.
fn is_choice(tree: &Tree<'_>, value: NodeId, shape: &'static Shape) -> bool {
    match &shape.kind {
        Kind::Text(text) if !text.values.is_empty() && tree.kind(value) == NodeKind::Text => {
            text.values.iter().any(|known| suggest::same_letters(known, tree.text(value)))
        }
        _ => true,
    }
}

/// A member as people write it: `Code.S3Bucket`.
fn dotted(member: Member) -> String {
    member.pointer().trim_start_matches('/').replace('/', ".")
}

/// The name of the object that a name is in; `None` for the request itself.
fn parent<'t>(tree: &'t Tree<'_>, name: NodeId) -> Option<&'t str> {
    if tree.trail(name).len() <= 1 {
        return None;
    }
    let above = tree.holder(name).checked_sub(1).filter(|&above| above > 0 && tree.kind(above) == NodeKind::Text)?;
    Some(tree.text(above))
}
