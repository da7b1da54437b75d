//! From the errors of a validator to findings: one for each fault, at the member that has it.

use super::note::Note;
use super::{Policy, explanation};
use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

/// The depth to which a request is checked: a member has five levels at most. A schema that refers to itself twice takes
/// exponential time in the depth.
const MAX_DEPTH: usize = 8;

/// Something that a policy does not allow.
#[derive(Debug)]
pub(super) struct Finding {
    pub(super) id: String,
    /// Where it is, or would be.
    pub(super) pointer: String,
    pub(super) message: String,
    pub(super) note: Note,
    /// Whether it is about the names in an object, not their values.
    pub(super) is_about_names: bool,
}

impl Policy {
    /// Everything in a request that the policy does not allow.
    pub(super) fn findings(&self, request: &Value) -> Vec<Finding> {
        let mut findings = Vec::new();
        // most requests are fine, and to find that out costs a tenth
        let shallow = is_deeper(request, MAX_DEPTH).then(|| shallow(request, MAX_DEPTH));
        let request = shallow.as_ref().unwrap_or(request);
        if !self.validator.is_valid(request) {
            self.validator.iter_errors(request).for_each(|error| self.add(&error, &mut findings));
        }
        findings
    }

    fn add(&self, error: &ValidationError<'_>, findings: &mut Vec<Finding>) {
        let note = self.notes.for_error(error);
        let at = error.instance_path().as_str();
        match error.kind() {
            // the team has words for the whole
            _ if note.message.is_some() => {}
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                if let Some(branch) = meant(context, at) {
                    branch.iter().for_each(|error| self.add(error, findings));
                    return;
                }
            }
            _ => {}
        }
        let is_about_names = explanation::is_about_names(error.kind());
        let mut push = |pointer: String| {
            let message = note.message.clone().unwrap_or_else(|| explanation::message(error, &pointer));
            let id = note.id.clone().unwrap_or_else(|| self.id.clone());
            findings.push(Finding { id, pointer, message, note: note.clone(), is_about_names });
        };
        match error.kind() {
            Kind::Required { property } => push(below(at, property.as_str().unwrap_or_default())),
            Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
                unexpected.iter().for_each(|name| push(below(at, name)));
            }
            Kind::PropertyNames { error } => push(below(at, error.instance().as_str().unwrap_or_default())),
            _ => push(at.to_owned()),
        }
    }
}

/// Whether lists and objects are nested deeper than this in a value.
fn is_deeper(value: &Value, depth: usize) -> bool {
    match value {
        Value::Object(members) => depth == 0 || members.values().any(|value| is_deeper(value, depth - 1)),
        Value::Array(entries) => depth == 0 || entries.iter().any(|value| is_deeper(value, depth - 1)),
        _ => false,
    }
}

/// A value in which null replaces the lists and objects that are nested deeper than this.
fn shallow(value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(_) | Value::Array(_) if depth == 0 => Value::Null,
        Value::Object(members) => {
            members.iter().map(|(name, value)| (name.clone(), shallow(value, depth - 1))).collect()
        }
        Value::Array(entries) => entries.iter().map(|value| shallow(value, depth - 1)).collect(),
        other => other.clone(),
    }
}

/// The one alternative that the author had in mind: the only one that fails deeper than at the value itself, or else the
/// only one for which the value is not of the wrong kind. Every other error says something of what nobody chose.
fn meant<'e, 'a>(alternatives: &'e [Vec<ValidationError<'a>>], at: &str) -> Option<&'e [ValidationError<'a>]> {
    let is_deeper = |error: &ValidationError<'_>| error.instance_path().as_str().len() > at.len();
    let is_other_kind = |error: &ValidationError<'_>| {
        matches!(error.kind(), Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. } | Kind::FalseSchema)
    };
    only(alternatives, |errors| errors.iter().all(is_deeper))
        .or_else(|| only(alternatives, |errors| !errors.iter().any(|error| is_other_kind(error) && !is_deeper(error))))
}

/// The one for which this holds, if there is but one.
fn only<T>(all: &[Vec<T>], holds: impl Fn(&[T]) -> bool) -> Option<&[T]> {
    let mut found = all.iter().filter(|one| holds(one));
    found.next().filter(|_| found.next().is_none()).map(Vec::as_slice)
}

/// The pointer of a member in the object at another pointer.
pub(super) fn below(pointer: &str, name: &str) -> String {
    format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"))
}
