//! The shape pass: every value against its constraint in the table, once, in document order.
//!
//! It fills the slots that rules read, marks values that break a constraint, and reports one finding for each.

use super::model::{Field, Kind, Shape, Structure, Text};
use super::names::{KeySet, Unseen};
use super::table::{Member, REQUEST};
use super::{describe, rules};
use crate::diagnostic::Param;
use crate::draft::{Draft, Edit, Place, PlaceKind};
use crate::drafts::{Drafts, MAX_OF_A_RULE};
use crate::request::Slots;
use crate::rule::Rule;
use crate::source::number::{self, Numeric};
use crate::source::{NodeId, NodeKind, Syntax, Tree};
use crate::values::arn::Arn;
use crate::values::base64;
use crate::{bytes, facts, suggest};

/// A number that is longer is cut in a diagnostic.
const MOST_DIGITS: usize = 64;

pub(crate) struct Checker<'c, 'a> {
    tree: &'c mut Tree<'a>,
    slots: &'c mut Slots,
    drafts: Drafts<'static>,
    /// For the first of each name that stands more than once, the last so far; 0 for all others. Empty as long as there is none.
    duplicates: Vec<NodeId>,
    /// What the service does not see, because the same name comes again behind it: beginnings and ends.
    replaced: Vec<(NodeId, NodeId)>,
    /// The same from a first pass: nothing is said of it.
    unseen: Unseen,
    /// The archive comes beside the request: `Code` need not be in it.
    has_zip_file: bool,
}

impl<'c, 'a> Checker<'c, 'a> {
    pub(crate) fn new(tree: &'c mut Tree<'a>, slots: &'c mut Slots, has_zip_file: bool) -> Self {
        Checker {
            tree,
            slots,
            drafts: Drafts::default(),
            duplicates: Vec::new(),
            replaced: Vec::new(),
            unseen: Unseen::default(),
            has_zip_file,
        }
    }

    pub(crate) fn check(mut self) -> Drafts<'static> {
        self.other_value(&REQUEST, 0);
        if self.replaced.is_empty() { self.drafts } else { self.check_again() }
    }

    /// The same, now that it is known what the service does not see.
    #[cold]
    fn check_again(self) -> Drafts<'static> {
        *self.slots = Slots::new();
        let mut again = Checker::new(self.tree, self.slots, self.has_zip_file);
        again.unseen = Unseen::new(self.replaced);
        again.other_value(&REQUEST, 0);
        again.drafts
    }

    /// Reports a value and keeps the rules from looking at it.
    #[cold]
    fn fault(&mut self, rule: &'static dyn Rule, id: NodeId, message: impl Into<String>) -> &mut Draft<'static> {
        self.tree.mark_invalid(id);
        self.report(rule, Place(PlaceKind::Value(id)), message)
    }

    #[cold]
    fn report(&mut self, rule: &'static dyn Rule, place: Place, message: impl Into<String>) -> &mut Draft<'static> {
        let draft = Draft::new(rule.meta(), place, message.into());
        // of three of one name, the second is where the name is said to stand again
        match self.unseen.has(place) && !std::ptr::eq(rule.meta(), rules::DUPLICATE_MEMBER.meta()) {
            true => self.drafts.forget(draft),
            false => self.drafts.add(draft),
        }
    }

    /// A value, of which most are strings.
    #[inline(always)]
    fn value(&mut self, shape: &'static Shape, id: NodeId) {
        match &shape.kind {
            Kind::Text(text) if self.tree.kind(id) == NodeKind::Text => {
                // a few may be anything that is short enough
                let is_free = text.min == 0 && text.pattern.is_none() && text.values.is_empty();
                if !is_free || self.tree.text(id).len() > text.max as usize {
                    self.text(shape, text, id);
                }
            }
            _ => self.other_value(shape, id),
        }
    }

    fn other_value(&mut self, shape: &'static Shape, id: NodeId) {
        let kind = self.tree.kind(id);
        match &shape.kind {
            _ if kind == NodeKind::Unknown => {}
            Kind::Structure(structure) if kind == NodeKind::Object => self.structure(structure, id),
            Kind::Integer { min, max } if kind == NodeKind::Number => self.integer(shape, *min, *max, id),
            Kind::List { entry, min, max } if kind == NodeKind::List => self.list(shape, entry, (*min, *max), id),
            Kind::Map { key, value, min, max } if kind == NodeKind::Object => {
                self.map(shape, key, value, (*min, *max), id);
            }
            Kind::Boolean if matches!(kind, NodeKind::True | NodeKind::False) => {}
            Kind::Double { min, max } if kind == NodeKind::Number => self.double(*min, *max, id),
            Kind::Blob if kind == NodeKind::Text => self.blob(id),
            _ => self.wrong_type(shape, id),
        }
    }

    fn structure(&mut self, structure: &'static Structure, object: NodeId) {
        // local, because a structure in a list occurs as often as the list has entries
        let mut seen: u32 = 0;
        let mut odd = false;
        let end = self.tree.node(object).next;
        let mut name = object + 1;
        while name < end {
            let value = name + 1;
            match structure.find(self.tree.text(name)) {
                Some((at, field)) => {
                    let bit = 1 << at;
                    let is_again = seen & bit != 0;
                    if is_again {
                        odd = true;
                        self.slots.clear(field.member);
                    }
                    seen |= bit;
                    if self.tree.kind(value) == NodeKind::Null {
                        self.null(field, value, is_again);
                    } else {
                        self.slots.set(field.member, value);
                        self.value(field.shape, value);
                    }
                }
                None => odd = true,
            }
            name = self.tree.node(value).next;
        }
        if odd {
            self.odd_names(structure, object, seen);
        }
        if structure.required & !seen != 0 {
            self.missing_members(structure, object, seen);
        }
    }

    #[cold]
    fn missing_members(&mut self, structure: &'static Structure, object: NodeId, seen: u32) {
        for (at, field) in structure.fields.iter().enumerate() {
            if structure.required & !seen & 1 << at != 0 {
                self.missing(field, object);
            }
        }
    }

    /// Reports names that stand twice and names that the API does not have. `seen` are those that it has.
    #[cold]
    fn odd_names(&mut self, structure: &'static Structure, object: NodeId, seen: u32) {
        let seen_fields = structure.fields.iter().enumerate().filter(|(at, _)| seen & 1 << at != 0);
        let mut seen = seen_fields.fold(0, |members, (_, field)| members | field.member.bit());
        if seen == 0 && describe::is_unwrapped(self.tree, structure, object) {
            return self.unwrapped(object);
        }
        let mut names = KeySet::new(self.tree, object);
        let mut spelt = Vec::new();
        let end = self.tree.node(object).next;
        let mut name = object + 1;
        while name < end {
            match names.insert(self.tree, name) {
                Err(first) => {
                    let before = self.duplicate(first, name);
                    self.replaced.push((before + 1, self.tree.node(before + 1).next));
                }
                Ok(()) if structure.field(self.tree.text(name)).is_none() => {
                    // of two spellings of one member only the first can be renamed
                    if let Some(meant) = self.unknown(structure, name, seen, &spelt) {
                        if seen & meant.bit() == 0 {
                            spelt.push((meant, name));
                        }
                        seen |= meant.bit();
                    }
                }
                Ok(()) => {}
            }
            name = self.tree.node(name + 1).next;
        }
    }

    /// The pairs of a map stand in the object that should hold the map: one fault, at the first by its name, which is the
    /// same in a text and in a value.
    #[cold]
    fn unwrapped(&mut self, object: NodeId) {
        let names: Vec<_> = self.tree.members(object).map(|(name, _)| name).collect();
        let Some(&first) = names.iter().min_by_key(|&&name| self.tree.text(name)) else { return };
        let found = describe::unwrapped(self.tree.text(first), names.len() - 1);
        let draft = self.report(rules::UNKNOWN_MEMBER, Place(PlaceKind::Name(first)), found.message);
        draft.help(found.help);
        for &other in names.iter().filter(|&&name| name != first).take(MAX_OF_A_RULE) {
            draft.related(Place(PlaceKind::Name(other)), "this stands beside it");
        }
    }

    /// Gives the name that this one takes the place of: the one before it.
    #[cold]
    fn duplicate(&mut self, first: NodeId, name: NodeId) -> NodeId {
        // a name that comes a third time is the same fault
        if self.duplicates.is_empty() {
            self.duplicates = vec![0; self.tree.len()];
        }
        match std::mem::replace(&mut self.duplicates[first as usize], name) {
            0 => {}
            before => return before,
        }
        let message = format!("`{}` stands more than once in the same object", describe::shorten(self.tree.text(name)));
        let help = match self.tree.syntax() {
            Syntax::Json => "keep one; the service reads the last",
            #[cfg(feature = "yaml")]
            Syntax::Yaml => "keep one; the AWS CLI refuses the file",
        };
        self.report(rules::DUPLICATE_MEMBER, Place(PlaceKind::Name(name)), message)
            .help(help)
            .related(Place(PlaceKind::Name(first)), "the same name stands here first");
        first
    }

    #[cold]
    fn null(&mut self, field: &'static Field, value: NodeId, is_again: bool) {
        if !field.required {
            let message = format!("`{}` is null, which the service takes as not there", field.name);
            let name = Place(PlaceKind::Name(value - 1));
            let draft = self.report(rules::NULL_MEMBER, Place(PlaceKind::Value(value)), message);
            draft.help("leave the member out");
            // without it, the value in front would count
            if !is_again {
                draft.fix("remove the member", vec![Edit::Remove(name)]);
            }
        } else if field.member != Member::Code || !self.has_zip_file {
            let message = format!("`{}` is required, but it is null", field.name);
            self.report(rules::MISSING_MEMBER, Place(PlaceKind::Value(value)), message).help(describe::missing(field));
        }
    }

    #[cold]
    fn missing(&mut self, field: &'static Field, object: NodeId) {
        if field.member == Member::Code && self.has_zip_file {
            return;
        }
        let place = match field.member.pointer().contains("/-/") {
            true => Place(PlaceKind::Missing(object, field.name)),
            false => field.member.into(),
        };
        let message = format!("`{}` is required", field.name);
        self.report(rules::MISSING_MEMBER, place, message).help(describe::missing(field));
    }

    /// Gives the member that was probably meant.
    #[cold]
    fn unknown(
        &mut self,
        structure: &'static Structure,
        name: NodeId,
        seen: u128,
        spelt: &[(Member, NodeId)],
    ) -> Option<Member> {
        let place = Place(PlaceKind::Name(name));
        // with so many findings nobody wants to know which one was meant, and to find it takes time
        if self.drafts.len() > MAX_OF_A_RULE {
            let message = format!("there is no member `{}` here", describe::shorten(self.tree.text(name)));
            self.report(rules::UNKNOWN_MEMBER, place, message);
            return None;
        }
        let (found, meant) = describe::unknown_member(self.tree, structure, name, seen, spelt);
        let draft = self.report(rules::UNKNOWN_MEMBER, place, found.message);
        draft.help(found.help);
        let field = meant?;
        draft.meant = Some(field.member);
        draft.param("nearest", field.name);
        let edits = vec![Edit::Rename(place, field.name.to_owned())];
        let only_case = suggest::same_letters(field.name, &found.name);
        let taken = found.is_taken;
        let description = format!("rename it to `{}`", field.name);
        match (taken, only_case) {
            (true, _) => draft,
            (false, true) => draft.fix(description, edits),
            (false, false) => draft.unsafe_fix(description, edits),
        };
        Some(field.member)
    }

    #[cold]
    fn wrong_type(&mut self, shape: &'static Shape, id: NodeId) {
        let found = describe::wrong_type(self.tree, shape, id);
        let is_quoted = matches!(shape.kind, Kind::Text(_)) && self.tree.kind(id) != NodeKind::Object;
        let draft = self.fault(rules::WRONG_TYPE, id, found.message);
        draft.help(found.help).param("expected", found.expected);
        if let Some((description, json)) = found.fix {
            let place = Place(PlaceKind::Value(id));
            draft.fix(description, vec![if is_quoted { Edit::Quote(place) } else { Edit::Replace(place, json) }]);
        }
    }

    fn text(&mut self, shape: &'static Shape, text: &'static Text, id: NodeId) {
        if !text.values.is_empty() {
            return self.choice(shape, text, id);
        }
        let value = self.tree.text(id);
        // bytes are never fewer than characters, so most strings need no counting
        let (bytes, min, max) = (value.len(), text.min as usize, text.max as usize);
        if bytes < min || bytes > max || min > 1 && !value.is_ascii() {
            return self.wrong_length(shape, text, id);
        }
        if text.pattern.is_some_and(|pattern| !pattern.matches(value)) {
            self.malformed(shape, id);
        }
    }

    /// A string that is one of a few.
    fn choice(&mut self, shape: &'static Shape, text: &'static Text, id: NodeId) {
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
    fn wrong_length(&mut self, shape: &'static Shape, text: &'static Text, id: NodeId) {
        let value = self.tree.text(id);
        let characters = value.chars().count();
        let units = value.encode_utf16().count();
        let (min, max) = (text.min as usize, text.max as usize);
        if characters < min {
            let found = describe::too_short(shape, characters, min);
            self.fault(rules::STRING_TOO_SHORT, id, found.message)
                .help(found.help)
                .param("min", min)
                .param("actual", characters);
            return;
        }
        if characters > max {
            let found = describe::too_long(shape, characters, max);
            self.fault(rules::STRING_TOO_LONG, id, found.message)
                .help(found.help)
                .param("max", max)
                .param("actual", characters);
            return;
        }
        if text.pattern.is_some_and(|pattern| !pattern.matches(value)) {
            return self.malformed(shape, id);
        }
        if units > max {
            let message = format!(
                "the string has {characters} characters, but {units} UTF-16 code units, and the limit of {max} may count these"
            );
            self.report(rules::STRING_MAYBE_TOO_LONG, Place(PlaceKind::Value(id)), message)
                .help("shorten it to be sure")
                .param("max", max)
                .param("actual", units);
        }
    }

    #[cold]
    fn malformed(&mut self, shape: &'static Shape, id: NodeId) {
        let found = describe::malformed(shape, self.tree.text(id));
        self.fault(rules::MALFORMED_VALUE, id, found.message).help(found.help);
    }

    #[cold]
    fn unknown_value(&mut self, text: &'static Text, id: NodeId) {
        let found = describe::unknown_value(self.tree.text(id), text.values);
        let allowed: Vec<_> = text.values.iter().map(|value| (*value).into()).collect();
        let draft = self.fault(rules::UNKNOWN_VALUE, id, found.message);
        draft.help(found.help).param("allowed", Param::List(allowed));
        if let Some(nearest) = found.nearest {
            let edits = vec![Edit::Replace(Place(PlaceKind::Value(id)), crate::path::quoted(nearest))];
            draft.param("nearest", nearest).fix(format!("write `{nearest}`"), edits);
        }
    }

    #[cold]
    fn unknown_runtime(&mut self, id: NodeId) {
        let value = self.tree.text(id);
        if facts::is_newer_than_data(value) {
            let value = describe::shorten(value);
            let message = format!("the runtime `{value}` is newer than the data of this linter ({})", facts::AS_OF);
            // the rules know nothing of it, so they stay silent
            let draft = self.fault(rules::RUNTIME_NEWER_THAN_DATA, id, message);
            draft.help("check that the runtime exists, and update lambda-lint");
            return;
        }
        let found = describe::unknown_runtime(value);
        // the service says of itself that it takes these
        let draft = if Arn::parse(value).is_some_and(|arn| arn.service == "lambda") {
            self.fault(rules::RUNTIME_ARN, id, "`Runtime` is an ARN, where an identifier is expected")
        } else {
            self.fault(rules::UNKNOWN_RUNTIME, id, found.message)
        };
        draft.help(found.help);
        if let Some(nearest) = found.nearest {
            let edits = vec![Edit::Replace(Place(PlaceKind::Value(id)), crate::path::quoted(nearest))];
            draft.param("nearest", nearest).unsafe_fix(format!("write `{nearest}`"), edits);
        }
    }

    fn integer(&mut self, shape: &'static Shape, min: i64, max: i64, id: NodeId) {
        match number::read(self.tree.text(id)) {
            Numeric::Integer(integer) if (min..=max).contains(&integer) => {}
            Numeric::Double(double) if double.abs() < 9e15 && double.fract() != 0.0 => self.wrong_type(shape, id),
            other => self.out_of_range(shape, other, (min, max), id),
        }
    }

    fn double(&mut self, min: i64, max: i64, id: NodeId) {
        let value = number::read(self.tree.text(id));
        let is_in_range = match value {
            Numeric::Integer(integer) => (min..=max).contains(&integer),
            Numeric::Double(double) => (min as f64..=max as f64).contains(&double),
        };
        if !is_in_range {
            self.out_of_range(&REQUEST, value, (min, max), id);
        }
    }

    #[cold]
    fn out_of_range(&mut self, shape: &'static Shape, value: Numeric, (min, max): (i64, i64), id: NodeId) {
        let written = self.tree.text(id).to_owned();
        let found = describe::out_of_range(shape, &written, value, (min, max));
        let draft = self.fault(rules::NUMBER_OUT_OF_RANGE, id, found.message);
        let actual = match value {
            Numeric::Integer(actual) => actual.into(),
            // what no double holds is no number to most readers of JSON
            Numeric::Double(actual) if actual.is_finite() && written.len() <= MOST_DIGITS => Param::Number(written),
            Numeric::Double(_) => describe::shorten(&written).into(),
        };
        draft.help(found.help);
        // the figures of the message: for most functions the other limit is not the model's
        let is_below = match value {
            Numeric::Integer(actual) => actual < min,
            Numeric::Double(actual) => actual < min as f64,
        };
        if is_below {
            draft.param("min", min)
        } else {
            draft.param("max", max)
        };
        draft.param("actual", actual);
    }

    fn list(&mut self, shape: &'static Shape, entry: &'static Shape, (min, max): (u32, u32), list: NodeId) {
        let end = self.tree.node(list).next;
        let mut at = list + 1;
        let mut count: u32 = 0;
        while at < end {
            self.value(entry, at);
            count += 1;
            at = self.tree.node(at).next;
        }
        self.size(shape, count, (min, max), list);
    }

    fn size(&mut self, shape: &'static Shape, count: u32, (min, max): (u32, u32), id: NodeId) {
        if count < min {
            let found = describe::wrong_size(shape, count, (min, max));
            let draft = self.fault(rules::LIST_TOO_SHORT, id, found.message);
            draft.help(found.help).param("min", min).param("actual", count);
        } else if count > max {
            let found = describe::wrong_size(shape, count, (min, max));
            let draft = self.fault(rules::LIST_TOO_LONG, id, found.message);
            draft.help(found.help).param("max", max).param("actual", count);
        }
    }

    fn map(
        &mut self,
        shape: &'static Shape,
        key: &'static Shape,
        value: &'static Shape,
        (min, max): (u32, u32),
        object: NodeId,
    ) {
        let Kind::Text(key_text) = &key.kind else { return };
        let mut keys = KeySet::new(self.tree, object);
        let end = self.tree.node(object).next;
        let mut name = object + 1;
        let mut count = 0;
        while name < end {
            if let Err(first) = keys.insert(self.tree, name) {
                let before = self.duplicate(first, name);
                self.tree.mark_invalid(before);
                self.tree.mark_invalid(before + 1);
                self.replaced.push((before, self.tree.node(before + 1).next));
            }
            let text = self.tree.text(name);
            let fits = text.len() >= key_text.min as usize
                && text.len() <= key_text.max as usize
                && key_text.pattern.is_none_or(|pattern| pattern.matches(text));
            if !fits {
                self.maybe_malformed_key(key, key_text, name);
            }
            self.value(value, name + 1);
            count += 1;
            name = self.tree.node(name + 1).next;
        }
        self.size(shape, count, (min, max), object);
    }

    /// The key has another length in bytes or breaks its pattern.
    #[cold]
    fn maybe_malformed_key(&mut self, key: &'static Shape, text: &'static Text, name: NodeId) {
        let value = self.tree.text(name);
        let Some(found) = describe::malformed_key(key, text, value) else { return };
        self.tree.mark_invalid(name);
        self.report(rules::MALFORMED_KEY, Place(PlaceKind::Name(name)), found.message).help(found.help);
    }

    fn blob(&mut self, id: NodeId) {
        if let Err(fault) = base64::check(self.tree.text(id).as_bytes()) {
            self.not_base64(&fault, id);
        }
    }

    #[cold]
    fn not_base64(&mut self, fault: &base64::Base64Fault, id: NodeId) {
        let found = describe::base64_fault(fault);
        let repaired = fault.repair(self.tree.text(id));
        let draft = self.fault(rules::INVALID_BASE64, id, found.message);
        draft.help(found.help);
        let Some(repaired) = repaired else { return };
        let edits = vec![Edit::Respell(Place(PlaceKind::Value(id)), repaired)];
        match fault {
            // the end may also have been cut off
            base64::Base64Fault::MissingPadding { .. } => draft.unsafe_fix("add the padding", edits),
            _ => draft.fix("write it as plain base64", edits),
        };
    }
}
