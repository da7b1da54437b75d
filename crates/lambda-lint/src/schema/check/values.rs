//! Faults of a value: its type, its text, its number, its size.

use super::Checker;
use crate::aws::arn::Arn;
use crate::aws::base64::Base64Fault;
use crate::aws::bucket;
use crate::diagnostic::Param;
use crate::message::invisible::{self, Invisible};
use crate::meta::RuleRef;
use crate::model::{Kind, Shape, Text};
use crate::msg;
use crate::place::{Edit, Place, PlaceKind};
use crate::schema::{describe, rules};
use crate::source::number::Numeric;
use crate::source::{NodeId, NodeKind};
use crate::{bytes, facts};

/// A number that is longer is cut in a diagnostic.
const MAX_DIGITS: usize = 64;

impl Checker<'_, '_> {
    #[cold]
    pub(super) fn wrong_type(&mut self, shape: &'static Shape, id: NodeId) {
        let found = describe::wrong_type(self.tree, shape, id);
        let is_quoted = matches!(shape.kind, Kind::Text(_)) && self.tree.kind(id) != NodeKind::Object;
        let finding = self.fault(rules::WRONG_TYPE, id, found.message);
        finding.help(found.help);
        if let Some((description, json)) = found.fix {
            let place = Place(PlaceKind::Value(id));
            finding.fix(description, vec![if is_quoted { Edit::Quote(place) } else { Edit::Replace(place, json) }]);
        }
    }

    /// A string that is one of a few.
    pub(super) fn choice(&mut self, shape: &'static Shape, text: &'static Text, id: NodeId) {
        let value = self.tree.text(id);
        if shape.name == "Runtime" {
            if facts::runtime(value).is_none() {
                self.unknown_runtime(id);
            }
        } else if !text.values.iter().any(|known| bytes::same(known, value)) {
            self.unknown_value(text, id);
        }
    }

    /// The length may be wrong: counts characters, and goes on with the pattern if it is not.
    #[cold]
    pub(super) fn wrong_length(&mut self, shape: &'static Shape, text: &'static Text, id: NodeId) {
        let value = self.tree.text(id);
        let characters = value.chars().count();
        let units = value.encode_utf16().count();
        let (min, max) = (text.min as usize, text.max as usize);
        // a wrong form is the cause of a wrong length, not the reverse
        let is_address = characters > max && shape.name == "S3Bucket" && bucket::is_host(value);
        if is_address || characters > 0 && text.pattern.is_some_and(|pattern| !pattern.matches(value)) {
            return self.malformed(shape, id);
        }
        if characters < min {
            let found = describe::too_short(shape, characters, min);
            self.fault(rules::STRING_TOO_SHORT, id, found.message)
                .help(found.help)
                .param("min", min)
                .param("max", max)
                .param("actual", characters);
            return;
        }
        if characters > max {
            let found = describe::too_long(shape, characters, max);
            self.fault(rules::STRING_TOO_LONG, id, found.message)
                .help(found.help)
                .param("min", min)
                .param("max", max)
                .param("actual", characters);
            return;
        }
        if units > max {
            let message = msg!(
                "the string has {characters}, but {actual} UTF-16 code units; the limit of {max} may count these",
                characters = Characters(characters),
                actual = Int(units),
                max = Int(max)
            );
            self.report(rules::STRING_MAYBE_TOO_LONG, Place(PlaceKind::Value(id)), message)
                .help("shorten it to be sure");
        }
    }

    #[cold]
    pub(super) fn malformed(&mut self, shape: &'static Shape, id: NodeId) {
        if self.invisible(shape, id) {
            return;
        }
        let found = describe::malformed(shape, self.tree.text(id));
        let name = if shape.name == "S3Bucket" { bucket::name_in(self.tree.text(id)).map(str::to_owned) } else { None };
        let finding = self.fault(rules::MALFORMED_VALUE, id, found.message).help(found.help);
        if let Some(name) = name {
            let edits = vec![Edit::Replace(Place(PlaceKind::Value(id)), crate::path::quoted(&name))];
            finding.unsafe_fix(msg!("use {name}", name = Text(&name)), edits);
        }
    }

    /// Reports invisible characters, if they are all that is wrong with a text.
    fn invisible(&mut self, shape: &'static Shape, id: NodeId) -> bool {
        let value = self.tree.text(id);
        let Some(found) = Invisible::in_name(value) else { return false };
        let clean = invisible::clean(value);
        let Kind::Text(text) = &shape.kind else { return false };
        let is_long = clean.len() > text.max as usize || clean.len() < text.min as usize;
        if is_long || text.pattern.is_none_or(|pattern| !pattern.matches(&clean)) {
            return false;
        }
        let message =
            msg!("{names} is not allowed, at character {at}", names = Word(found.describe()), at = Int(found.at));
        let characters: String = found.characters.iter().collect();
        self.fault(rules::MALFORMED_VALUE, id, message)
            .help(found.help())
            .param("characters", characters)
            .fix(found.help(), vec![Edit::Substitute(Place(PlaceKind::Value(id)), found.substitutes())]);
        true
    }

    #[cold]
    pub(super) fn unknown_value(&mut self, text: &'static Text, id: NodeId) {
        let found = describe::unknown_value(self.tree.text(id), text.values);
        self.unlisted(rules::UNKNOWN_VALUE, id, found);
    }

    /// Reports a value that is not among those of the API, with the nearest one as the fix.
    #[cold]
    fn unlisted(&mut self, rule: RuleRef<'static>, id: NodeId, found: describe::Choice) {
        let finding = self.fault(rule, id, found.message);
        finding.help(found.help);
        if let Some(nearest) = found.nearest {
            let edits = vec![Edit::Replace(Place(PlaceKind::Value(id)), crate::path::quoted(nearest))];
            let description = msg!("use {nearest}", nearest = Name(nearest));
            // a value with other letters may not be the one that was meant
            match found.is_same {
                true => finding.fix(description, edits),
                false => finding.unsafe_fix(description, edits),
            };
        }
    }

    #[cold]
    pub(super) fn unknown_runtime(&mut self, id: NodeId) {
        let value = self.tree.text(id);
        if facts::is_newer_than_data(value) {
            let message = msg!(
                "the runtime {value} is newer than the data of this linter ({asOf})",
                value = Text(value),
                asOf = Day(facts::AS_OF)
            );
            // nothing is known about it, so the other rules are silent
            let finding = self.fault(rules::RUNTIME_NEWER_THAN_DATA, id, message);
            finding.help("check that the runtime exists, and update lambda-lint");
            return;
        }
        let found = describe::unknown_runtime(value);
        // the error message of the service says that it accepts these
        if Arn::parse(value).is_some_and(|arn| arn.service == "lambda") {
            let message = msg!("{@Runtime} must be an identifier, found an ARN");
            return self.unlisted(rules::RUNTIME_ARN, id, describe::Choice { message, ..found });
        }
        self.unlisted(rules::UNKNOWN_RUNTIME, id, found);
    }

    #[cold]
    pub(super) fn out_of_range(&mut self, shape: &'static Shape, value: Numeric, range: (i64, i64), id: NodeId) {
        let written = describe::written(self.tree, id).to_owned();
        let (found, max) = describe::out_of_range(shape, &written, value, range);
        let actual = match value {
            Numeric::Integer(actual) => actual.into(),
            // most readers of JSON only know numbers that a double can hold
            Numeric::Double(actual) if actual.is_finite() && written.len() <= MAX_DIGITS => Param::Number(written),
            Numeric::Double(_) => Param::from(describe::shorten(&written)),
        };
        self.fault(rules::NUMBER_OUT_OF_RANGE, id, found.message)
            .help(found.help)
            .param("min", range.0)
            .param("max", max)
            .param("actual", actual);
    }

    pub(super) fn size(&mut self, shape: &'static Shape, count: u32, (min, max): (u32, u32), id: NodeId) {
        if count < min {
            if self.tree.is_open(id) || self.has_optional(id) {
                return;
            }
            let found = describe::wrong_size(shape, count, (min, max), None);
            let finding = self.fault(rules::LIST_TOO_SHORT, id, found.message);
            finding.help(found.help).param("min", min).param("max", max).param("actual", count);
        } else if count > max {
            let found = describe::wrong_size(shape, count, (min, max), self.different(shape, id, max));
            let finding = self.fault(rules::LIST_TOO_LONG, id, found.message);
            finding.help(found.help).param("min", min).param("max", max).param("actual", count);
        }
    }

    /// Whether an entry of a list or of a map may be absent.
    #[cold]
    fn has_optional(&self, id: NodeId) -> bool {
        let mut entries = self.tree.entries(id).chain(self.tree.members(id).map(|(_, value)| value));
        entries.any(|value| self.tree.is_optional(value))
    }

    /// The number of different entries, if it is within the limit and duplicates have no meaning, as they do in the arguments of a
    /// command.
    fn different(&self, shape: &Shape, list: NodeId, max: u32) -> Option<usize> {
        if !matches!(shape.name, "SecurityGroupIds" | "SubnetIds" | "ArchitecturesList") {
            return None;
        }
        let mut different = Vec::new();
        for entry in self.tree.entries(list) {
            let text = (self.tree.kind(entry) == NodeKind::Text).then(|| self.tree.text(entry))?;
            if !different.contains(&text) {
                different.push(text);
            }
            if different.len() > max as usize {
                return None;
            }
        }
        Some(different.len())
    }

    /// The key has another length in bytes or breaks its pattern.
    #[cold]
    pub(super) fn maybe_malformed_key(&mut self, key: &'static Shape, text: &'static Text, name: NodeId) {
        let value = self.tree.text(name);
        if let Some(found) = Invisible::in_name(value) {
            let clean = invisible::clean(value);
            let fits = clean.len() <= text.max as usize && !clean.is_empty();
            if fits && text.pattern.is_some_and(|pattern| !pattern.matches(value) && pattern.matches(&clean)) {
                self.tree.mark_invalid(name);
                let place = Place(PlaceKind::Name(name));
                let message = msg!(
                    "the key contains {names} at character {at}",
                    names = Word(found.describe()),
                    at = Int(found.at)
                );
                self.report(rules::MALFORMED_KEY, place, message)
                    .help(found.help())
                    .fix(found.help(), vec![Edit::Rename(place, clean)]);
                return;
            }
        }
        let Some(found) = describe::malformed_key(key, text, value) else { return };
        self.tree.mark_invalid(name);
        self.report(rules::MALFORMED_KEY, Place(PlaceKind::Name(name)), found.message).help(found.help);
    }

    #[cold]
    pub(super) fn not_base64(&mut self, fault: &Base64Fault, id: NodeId) {
        let Some(found) = describe::base64_fault(fault) else { return self.tree.mark_invalid(id) };
        let repaired = fault.repair(self.tree.text(id));
        let finding = self.fault(rules::INVALID_BASE64, id, found.message);
        finding.help(found.help);
        let Some(repaired) = repaired else { return };
        let edits = vec![Edit::Respell(Place(PlaceKind::Value(id)), repaired)];
        match fault {
            // the end may also have been cut off
            Base64Fault::MissingPadding { .. } => finding.unsafe_fix("add the padding", edits),
            _ => finding.fix("use plain base64", edits),
        };
    }
}
