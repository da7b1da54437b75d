//! Values that contain a placeholder: one finding each, and no other rule checks them.
//!
//! This pass runs after the schema pass. It checks the values that break a constraint, and the few values with patterns that
//! allow almost anything: there, a placeholder would be valid and mislead the rules.

use super::describe::{self, Words, holds_secrets};
use super::rules::{self, PLACEHOLDER};
use crate::aws::placeholder::{self, Value};
use crate::meta::RuleRef;
use crate::model::MemberSet;
use crate::model::table::Member;
use crate::model::{Kind, Shape};
use crate::place::{Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::reporter::buffer::DiagnosticBuffer;
use crate::slots::Slots;
use crate::source::{NodeId, NodeKind, Tree};

/// Strings that name something in AWS, with patterns that allow almost anything. Free text, such as a description or the value
/// of an environment variable, is not among them: it may contain braces on purpose.
const STRINGS: MemberSet = MemberSet::of(&[
    Member::FunctionName,
    Member::Role,
    Member::Handler,
    Member::CodeS3Bucket,
    Member::CodeS3Key,
    Member::CodeS3ObjectVersion,
    Member::CodeImageUri,
    Member::KMSKeyArn,
    Member::CodeSourceKMSKeyArn,
    Member::DurableConfigKMSKeyArn,
    Member::DeadLetterConfigTargetArn,
    Member::FileSystemConfigsLocalMountPath,
    Member::ImageConfigWorkingDirectory,
    Member::LoggingConfigLogGroup,
    Member::RuntimeConfigRuntimeAlias,
    Member::RuntimeConfigRuntimeArn,
]);

/// Lists of IDs, which have hexadecimal digits after their prefix.
const IDS: MemberSet = MemberSet::of(&[Member::VpcConfigSubnetIds, Member::VpcConfigSecurityGroupIds]);

/// The usual start of a role ARN, which has no room for a placeholder.
const ROLE_PREFIX: &str = "arn:aws:iam::123456789012:role/";

/// The start of the bucket names that AWS reserves for its documentation.
const EXAMPLE_BUCKET: &str = "amzn-s3-demo-";

/// Puts one finding in the place of what the shape pass found at a value that holds a placeholder, adds those that it could
/// not find, and marks the values as not known yet.
pub(crate) fn apply_placeholders(tree: &mut Tree<'_>, slots: &Slots, findings: &mut DiagnosticBuffer<'static>) {
    for finding in findings.iter_mut() {
        match finding.place.0 {
            PlaceKind::Value(id) if tree.kind(id) == NodeKind::Text => replace_at_value(tree, slots, finding, id),
            PlaceKind::Name(id) => replace_at_name(tree, finding, id),
            _ => {}
        }
    }
    for member in STRINGS.and(slots.present).iter() {
        let Some(id) = slots.node(member) else { continue };
        // values that the schema pass accepts
        let Some(text) = tree.valid_text(id) else { continue };
        let may = match member {
            Member::Role => placeholder::may_be_in(text.get(ROLE_PREFIX.len()..).unwrap_or_default()),
            Member::CodeS3Bucket => is_stand_in_bucket(text) || placeholder::may_be_in(text),
            Member::KMSKeyArn | Member::CodeSourceKMSKeyArn | Member::DurableConfigKMSKeyArn => {
                placeholder::may_be_in_id(text)
            }
            _ => placeholder::may_be_in(text),
        };
        if may {
            look_closely(tree, member, member.shape(), id, findings);
        }
    }
    for member in IDS.and(slots.present).iter() {
        let (Some(list), Kind::List { entry, .. }) = (slots.node(member), &member.shape().kind) else { continue };
        let end = if tree.kind(list) == NodeKind::List { tree.node(list).next } else { list };
        let mut id = list + 1;
        while id < end {
            if tree.valid_text(id).is_some_and(placeholder::may_be_in_id) {
                look_closely(tree, member, entry, id, findings);
            }
            id = tree.node(id).next;
        }
    }
}

/// Reports a placeholder in a valid value.
#[cold]
fn look_closely(
    tree: &mut Tree<'_>,
    member: Member,
    shape: &'static Shape,
    id: NodeId,
    findings: &mut DiagnosticBuffer<'static>,
) {
    let text = tree.text(id);
    let marker = if member == Member::CodeS3Bucket && is_stand_in_bucket(text) {
        Some(text)
    } else {
        placeholder::find(text, if member == Member::CodeS3Key { Value::Free } else { Value::Fit })
    };
    let Some(marker) = marker.map(str::to_owned) else { return };
    let words = match is_example_bucket(&marker) {
        true => describe::example_bucket(&marker),
        false => describe::placeholder_in_value(Some(shape), text, &marker, false),
    };
    tree.mark_unknown(id);
    findings.add(made(words, Place(PlaceKind::Value(id))));
}

/// Bucket names no longer allow capital letters and `_`.
#[inline]
fn is_stand_in_bucket(text: &str) -> bool {
    is_example_bucket(text) || placeholder::is_variable(text)
}

#[inline]
fn is_example_bucket(text: &str) -> bool {
    text.starts_with(EXAMPLE_BUCKET)
}

/// Replaces the finding about a value if a placeholder is the reason.
#[cold]
fn replace_at_value(tree: &mut Tree<'_>, slots: &Slots, finding: &mut DiagnosticBuilder<'static>, id: NodeId) {
    let text = tree.text(id);
    let shape = shape_of(tree, slots, id);
    let is = |rule: RuleRef<'_>| finding.rule == rule.id;
    let found = placeholder::find(text, Value::Broken);
    let marker = if is(rules::INVALID_BASE64) {
        // code may contain braces
        found.filter(|marker| *marker == text.trim())
    } else if is(rules::STRING_TOO_LONG) || is(rules::STRING_MAYBE_TOO_LONG) {
        // free text may be too long for any replacement
        found.filter(|marker| placeholder::is_template(marker))
    } else if is(rules::WRONG_TYPE) && placeholder::is_variable(text) {
        Some(text)
    } else {
        let is_of_few = is(rules::WRONG_TYPE) || is(rules::UNKNOWN_VALUE) || is(rules::UNKNOWN_RUNTIME);
        found.or_else(|| Some(text).filter(|text| is_of_few && shape.is_some_and(|shape| is_stand_in(text, shape))))
    };
    let Some(marker) = marker.map(str::to_owned) else { return };
    let is_secret = shape.is_none_or(holds_secrets);
    let words = describe::placeholder_in_value(shape, text, &marker, is_secret);
    tree.mark_unknown(id);
    *finding = made(words, finding.place);
}

/// Whether a text is a word that a script replaces.
fn is_stand_in(text: &str, shape: &Shape) -> bool {
    let values = match &shape.kind {
        Kind::Text(text) => text.values,
        _ => &[],
    };
    placeholder::is_stand_in(text, shape.name, values)
}

/// Replaces the finding about a name if a placeholder is the reason.
#[cold]
fn replace_at_name(tree: &Tree<'_>, finding: &mut DiagnosticBuilder<'static>, name: NodeId) {
    let is = |rule: RuleRef<'_>| finding.rule == rule.id;
    // a finding about several names is not only about this one
    if !is(rules::MALFORMED_KEY) && !is(rules::UNKNOWN_MEMBER) || !finding.related.is_empty() {
        return;
    }
    let text = tree.text(name);
    // editors find the schema of a document by this member
    if text == "$schema" {
        return;
    }
    // a name may be any text, even a sentence with brackets
    let is_meant = |found: &&str| *found == text || placeholder::is_template(found) || placeholder::is_bracketed(found);
    let marker = placeholder::find(text, Value::Broken).filter(is_meant);
    if let Some(marker) = marker.map(str::to_owned) {
        *finding = made(describe::placeholder_in_name(&marker), finding.place);
    }
}

fn made(words: Words, place: Place) -> DiagnosticBuilder<'static> {
    let mut finding = DiagnosticBuilder::new(PLACEHOLDER, place, words.message);
    finding.help(words.help);
    finding
}

/// The shape of a value. `None` for duplicate members except the last.
fn shape_of(tree: &Tree<'_>, slots: &Slots, id: NodeId) -> Option<&'static Shape> {
    let member_at = |id| Member::ALL.iter().find(|&&member| slots.node(member) == Some(id)).copied();
    if let Some(member) = member_at(id) {
        return Some(member.shape());
    }
    let holder = tree.holder(id);
    match &member_at(holder).filter(|_| holder != 0)?.shape().kind {
        Kind::List { entry, .. } => Some(entry),
        Kind::Map { value, .. } => Some(value),
        _ => None,
    }
}
