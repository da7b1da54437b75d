//! The shape pass: every value against its constraint in the table, once, in document order.
//!
//! It fills the slots that rules read, marks values that break a constraint, and reports one finding for each.

mod members;
mod values;

use super::names::{KeySet, Unseen};
use super::rules;
use crate::aws::base64;
use crate::message::Message;
use crate::meta::RuleRef;
use crate::model::{Kind, MemberSet, Shape, Structure, Text};
use crate::place::{Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::reporter::buffer::DiagnosticBuffer;
use crate::slots::Slots;
use crate::source::number::{self, Numeric};
use crate::source::{NodeId, NodeKind, Tree};

pub(crate) struct Checker<'c, 'a> {
    tree: &'c mut Tree<'a>,
    slots: &'c mut Slots,
    findings: DiagnosticBuffer<'static>,
    /// For the first of several equal names, the last one so far; 0 for other names. Empty without duplicates.
    duplicates: Vec<NodeId>,
    /// Values that a later duplicate name replaces: their start and end.
    replaced: Vec<(NodeId, NodeId)>,
    /// The replaced values of a first pass. They are not reported.
    unseen: Unseen,
    /// The shape of the request.
    input: &'static Shape,
    /// Members that the caller supplies separately. They may be missing.
    supplied: MemberSet,
}

impl<'c, 'a> Checker<'c, 'a> {
    pub(crate) fn new(
        tree: &'c mut Tree<'a>,
        slots: &'c mut Slots,
        input: &'static Shape,
        supplied: MemberSet,
        free: usize,
    ) -> Self {
        Checker {
            tree,
            slots,
            findings: DiagnosticBuffer::new(free),
            duplicates: Vec::new(),
            replaced: Vec::new(),
            unseen: Unseen::default(),
            input,
            supplied,
        }
    }

    pub(crate) fn check(mut self) -> DiagnosticBuffer<'static> {
        self.other_value(self.input, 0);
        if self.replaced.is_empty() { self.findings } else { self.check_again() }
    }

    /// The same, now that it is known what the service does not see.
    #[cold]
    fn check_again(self) -> DiagnosticBuffer<'static> {
        *self.slots = Slots::new();
        let mut again = Checker::new(self.tree, self.slots, self.input, self.supplied, self.findings.free);
        again.unseen = Unseen::new(self.replaced);
        again.other_value(again.input, 0);
        again.findings
    }

    /// Reports a value and keeps the rules from looking at it.
    #[cold]
    fn fault(
        &mut self,
        rule: RuleRef<'static>,
        id: NodeId,
        message: impl Into<Message>,
    ) -> &mut DiagnosticBuilder<'static> {
        self.tree.mark_invalid(id);
        self.report(rule, Place(PlaceKind::Value(id)), message)
    }

    #[cold]
    fn report(
        &mut self,
        rule: RuleRef<'static>,
        place: Place,
        message: impl Into<Message>,
    ) -> &mut DiagnosticBuilder<'static> {
        let finding = DiagnosticBuilder::new(rule, place, message);
        // of three equal names, the second is reported as the duplicate
        match self.unseen.has(place) && rule.id != rules::DUPLICATE_MEMBER.id {
            true => self.findings.forget(finding),
            false => self.findings.add(finding),
        }
    }

    /// A value, of which most are strings.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
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
            Kind::Double { min, max } if kind == NodeKind::Number => self.double(shape, *min, *max, id),
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
                    } else if self.tree.is_optional(value) {
                        self.slots.set_optional(field.member);
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
            seen |= self.odd_names(structure, object, seen);
        }
        if structure.required & !seen != 0 && !self.tree.is_open(object) {
            self.missing_members(structure, object, seen);
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

    fn integer(&mut self, shape: &'static Shape, min: i64, max: i64, id: NodeId) {
        match number::read(self.tree.text(id)) {
            Numeric::Integer(integer) if (min..=max).contains(&integer) => {}
            Numeric::Double(double) if double.abs() < 9e15 && double.fract() != 0.0 => self.wrong_type(shape, id),
            other => self.out_of_range(shape, other, (min, max), id),
        }
    }

    fn double(&mut self, shape: &'static Shape, min: i64, max: i64, id: NodeId) {
        let value = number::read(self.tree.text(id));
        let is_in_range = match value {
            Numeric::Integer(integer) => (min..=max).contains(&integer),
            Numeric::Double(double) => (min as f64..=max as f64).contains(&double),
        };
        if !is_in_range {
            self.out_of_range(shape, value, (min, max), id);
        }
    }

    fn list(&mut self, shape: &'static Shape, entry: &'static Shape, (min, max): (u32, u32), list: NodeId) {
        let end = self.tree.node(list).next;
        let mut at = list + 1;
        let mut count: u32 = 0;
        while at < end {
            self.value(entry, at);
            count += u32::from(!self.tree.is_optional(at));
            at = self.tree.node(at).next;
        }
        self.size(shape, count, (min, max), list);
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
            count += u32::from(!self.tree.is_optional(name + 1));
            name = self.tree.node(name + 1).next;
        }
        self.size(shape, count, (min, max), object);
    }

    fn blob(&mut self, id: NodeId) {
        if let Err(fault) = base64::check(self.tree.text(id).as_bytes()) {
            self.not_base64(&fault, id);
        }
    }
}
