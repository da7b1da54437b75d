//! Faults of the members of an object: missing, unknown, duplicate, `null`.

use super::Checker;
use crate::bytes;
use crate::diagnostic::Severity;
use crate::model::table::Member;
use crate::model::{Field, Structure};
use crate::msg;
use crate::place::{Edit, Place, PlaceKind};
use crate::reporter::buffer::MAX_OF_A_RULE;
use crate::schema::names::KeySet;
use crate::schema::{describe, rules};
use crate::source::{NodeId, NodeKind, Syntax};
use crate::suggest;

impl Checker<'_, '_> {
    #[cold]
    pub(super) fn missing_members(&mut self, structure: &'static Structure, object: NodeId, seen: u32) {
        for (at, field) in structure.fields.iter().enumerate() {
            if structure.required & !seen & 1 << at != 0 {
                self.missing(field, object);
            }
        }
    }

    /// Reports duplicate and unknown names. `seen` are the fields that are present under their own names; gives those that are
    /// present under another one.
    #[cold]
    pub(super) fn odd_names(&mut self, structure: &'static Structure, object: NodeId, seen: u32) -> u32 {
        let seen_fields = structure.fields.iter().enumerate().filter(|(at, _)| seen & 1 << at != 0);
        let mut seen = seen_fields.fold(0, |members, (_, field)| members | field.member.bit());
        if seen == 0 && describe::is_unwrapped(self.tree, structure, object) {
            self.unwrapped(object);
            return 0;
        }
        let mut misspelled = 0;
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
                    if let Some(field) = self.unknown(structure, name, seen, &spelt) {
                        if seen & field.member.bit() == 0 {
                            spelt.push((field.member, name));
                            if self.misspelled(field, name) {
                                misspelled |= structure.find(field.name).map_or(0, |(at, _)| 1 << at);
                            }
                        }
                        seen |= field.member.bit();
                    }
                }
                Ok(()) => {}
            }
            name = self.tree.node(name + 1).next;
        }
        misspelled
    }

    /// Takes a value for that of the member whose name is misspelled, so that no rule reports the member as missing. Where only the
    /// case differs, the value is checked, too. `false` if there is no value.
    fn misspelled(&mut self, field: &'static Field, name: NodeId) -> bool {
        let value = name + 1;
        if self.tree.kind(value) == NodeKind::Null {
            return false;
        }
        self.slots.set(field.member, value);
        match suggest::same_letters(field.name, self.tree.text(name)) {
            true => self.value(field.shape, value),
            false => self.tree.mark_invalid(value),
        }
        true
    }

    /// Reports the pairs of a map that are directly in the object that should contain the map: one fault, at the first name in
    /// alphabetical order, which is the same in a text and in a value.
    #[cold]
    pub(super) fn unwrapped(&mut self, object: NodeId) {
        let names: Vec<_> = self.tree.members(object).map(|(name, _)| name).collect();
        let Some(&first) = names.iter().min_by_key(|&&name| self.tree.text(name)) else { return };
        let found = describe::unwrapped(self.tree.text(first), names.len() - 1);
        let finding = self.report(rules::UNKNOWN_MEMBER, Place(PlaceKind::Name(first)), found.message);
        finding.help(found.help);
        for &other in names.iter().filter(|&&name| name != first).take(MAX_OF_A_RULE) {
            finding.related(Place(PlaceKind::Name(other)), "another unknown member");
        }
    }

    /// Reports a duplicate name. Returns the name that this one replaces: the one before it.
    #[cold]
    pub(super) fn duplicate(&mut self, first: NodeId, name: NodeId) -> NodeId {
        // a third occurrence is the same fault
        if self.duplicates.is_empty() {
            self.duplicates = vec![0; self.tree.count()];
        }
        match std::mem::replace(&mut self.duplicates[first as usize], name) {
            0 => {}
            before => return before,
        }
        let message = msg!("duplicate member {member}", member = Text(self.tree.text(name)));
        let help = match self.tree.syntax() {
            Syntax::Json => "keep one; the service uses the last one",
            #[cfg(feature = "hcl")]
            Syntax::Hcl => "keep one; Terraform rejects the file",
            #[cfg(feature = "yaml")]
            Syntax::Yaml => "keep one; the AWS CLI rejects the file",
            _ => "keep one",
        };
        #[cfg(feature = "hcl")]
        let is_refused = self.tree.syntax() == Syntax::Hcl;
        let finding = self.report(rules::DUPLICATE_MEMBER, Place(PlaceKind::Name(name)), message);
        finding.help(help).related(Place(PlaceKind::Name(first)), "the first member with this name");
        #[cfg(feature = "hcl")]
        if is_refused {
            finding.severity(Severity::Error);
        }
        first
    }

    #[cold]
    pub(super) fn null(&mut self, field: &'static Field, value: NodeId, is_again: bool) {
        if !field.required {
            let message =
                msg!("{member} is null, which the service treats as missing", member = MemberName(field.member));
            let name = Place(PlaceKind::Name(value - 1));
            let finding = self.report(rules::NULL_MEMBER, Place(PlaceKind::Value(value)), message);
            finding.help("remove the member");
            // without it, the value before would be used
            if !is_again {
                finding.fix("remove the member", vec![Edit::Remove(name)]);
            }
        } else if !self.supplied.has(field.member) {
            let message = msg!("missing {member}: it is null", member = MemberName(field.member));
            self.report(rules::MISSING_MEMBER, Place(PlaceKind::Value(value)), message).help(describe::missing(field));
        }
    }

    #[cold]
    pub(super) fn missing(&mut self, field: &'static Field, object: NodeId) {
        if self.supplied.has(field.member) {
            return;
        }
        let place = match bytes::contains(field.member.pointer(), "/-/") {
            true => Place(PlaceKind::Missing(object, field.name)),
            false => field.member.into(),
        };
        let message = msg!("missing {member}", member = MemberName(field.member));
        self.report(rules::MISSING_MEMBER, place, message).help(describe::missing(field));
    }

    /// Reports a name that the API does not have. Gives the field that it was probably meant to be.
    #[cold]
    pub(super) fn unknown(
        &mut self,
        structure: &'static Structure,
        name: NodeId,
        seen: u128,
        spelt: &[(Member, NodeId)],
    ) -> Option<&'static Field> {
        let place = Place(PlaceKind::Name(name));
        // with very many findings, looking for the intended member takes too long
        if self.findings.are_too_many() {
            let message = msg!("unknown member {member}", member = Text(self.tree.text(name)));
            self.report(rules::UNKNOWN_MEMBER, place, message);
            return None;
        }
        let (found, meant) = describe::unknown_member(self.tree, structure, name, seen, spelt);
        let finding = self.report(rules::UNKNOWN_MEMBER, place, found.message);
        finding.help(found.help);
        let field = meant?;
        // even if the service ignores the name, it rejects the request without the member
        if !found.is_taken && (field.required || matches!(field.member, Member::Runtime | Member::Handler)) {
            finding.severity(Severity::Error);
        }
        let edits = vec![Edit::Rename(place, field.name.to_owned())];
        let only_case = suggest::same_letters(field.name, &found.name);
        let taken = found.is_taken;
        let description = msg!("rename it to {nearest}", nearest = MemberName(field.member));
        match (taken, only_case) {
            (true, _) => finding,
            (false, true) => finding.fix(description, edits),
            (false, false) => finding.unsafe_fix(description, edits),
        };
        Some(field)
    }
}
