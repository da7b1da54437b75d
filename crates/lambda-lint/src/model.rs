//! The types of the generated table: the vocabulary of the service model, as static data.
//!
//! `table.rs` holds the facts, this file only their form. Nothing here knows a single member.

mod annotation;
pub(crate) mod annotations;
mod members;
pub mod pattern;
pub mod table;

use crate::bytes;
pub(crate) use annotation::{Annotation, ArnForm};
pub use members::MemberSet;
use pattern::Pattern;
use table::Member;

/// One shape of the service model.
#[derive(Debug)]
pub struct Shape {
    /// The model's own name of the shape, such as `FunctionName`.
    pub name: &'static str,
    /// The constraints on a value of this shape.
    pub kind: Kind,
    /// Whether the model marks the value as sensitive: it never appears in any output.
    pub sensitive: bool,
    /// What messages say about its values.
    pub(crate) annotation: &'static Annotation,
}

/// What a value of a [`Shape`] may be.
#[derive(Debug)]
pub enum Kind {
    /// A JSON object with named members.
    Structure(&'static Structure),
    /// A JSON array.
    List {
        /// The shape of every entry.
        entry: &'static Shape,
        /// The least number of entries.
        min: u32,
        /// The greatest number of entries, `u32::MAX` where the model has none.
        max: u32,
    },
    /// A JSON object whose member names are data.
    Map {
        /// The shape of every key, a [`Kind::Text`].
        key: &'static Shape,
        /// The shape of every value.
        value: &'static Shape,
        /// The least number of entries.
        min: u32,
        /// The greatest number of entries, `u32::MAX` where the model has none.
        max: u32,
    },
    /// A JSON string.
    Text(&'static Text),
    /// A JSON number without a fraction. Where the model has no range, the range of a 32-bit integer.
    Integer {
        /// The least value.
        min: i64,
        /// The greatest value.
        max: i64,
    },
    /// A JSON number.
    Double {
        /// The least value, `i64::MIN` where the model has none.
        min: i64,
        /// The greatest value, `i64::MAX` where the model has none.
        max: i64,
    },
    /// `true` or `false`.
    Boolean,
    /// Bytes, written as a JSON string in base64.
    Blob,
}

/// The constraints of a string.
#[derive(Debug)]
pub struct Text {
    /// The least length in characters (Unicode scalar values).
    pub min: u32,
    /// The greatest length in characters, `u32::MAX` where the model has none.
    pub max: u32,
    /// What the whole value must look like.
    pub pattern: Option<&'static Pattern>,
    /// The only values allowed, in the order of the model; empty if any value will do.
    pub values: &'static [&'static str],
}

/// The members of a JSON object.
#[derive(Debug)]
pub struct Structure {
    /// Sorted by length of the name, then by name.
    pub fields: &'static [Field],
    /// Which of them are required: a bit for each, the lowest for the first.
    pub required: u32,
    /// `by_length[n]` is the index in `fields` of the first name of `n` bytes or more;
    /// lengths past the end of the list have no field.
    pub by_length: &'static [u8],
}

/// One member of a [`Structure`].
#[derive(Debug)]
pub struct Field {
    /// The name as the API spells it.
    pub name: &'static str,
    /// The place of the member in the request.
    pub member: Member,
    /// The shape of its value.
    pub shape: &'static Shape,
    /// Whether the model requires it.
    pub required: bool,
}

impl Structure {
    /// The field of this name, spelled exactly.
    #[inline(never)]
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.find(name).map(|(_, field)| field)
    }

    /// The field of this name with its place among the fields.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[cfg_attr(target_family = "wasm", inline(never))]
    pub(super) fn find(&self, name: &str) -> Option<(usize, &'static Field)> {
        let mut at = usize::from(*self.by_length.get(name.len())?);
        loop {
            let field = self.fields.get(at).filter(|field| field.name.len() == name.len())?;
            if bytes::same(field.name, name) {
                return Some((at, field));
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::table::CREATE_FUNCTION_REQUEST;
    use super::*;

    /// Every structure, lists being looked into.
    fn structures(shape: &'static Shape, found: &mut Vec<&'static Structure>) {
        match &shape.kind {
            Kind::Structure(structure) => {
                found.push(structure);
                structure.fields.iter().for_each(|field| structures(field.shape, found));
            }
            Kind::List { entry, .. } => structures(entry, found),
            _ => {}
        }
    }

    #[test]
    fn every_member_is_found_by_its_name_and_no_other_is() {
        let mut all = Vec::new();
        structures(&CREATE_FUNCTION_REQUEST, &mut all);
        let mut members = Vec::new();
        for structure in all {
            for field in structure.fields {
                assert_eq!(structure.field(field.name).map(|found| found.member), Some(field.member));
                for stranger in [field.name.to_lowercase(), format!("{}s", field.name), field.name[1..].to_owned()] {
                    assert!(structure.field(&stranger).is_none(), "{stranger}");
                }
                members.push(field.member);
            }
            assert!(structure.field("").is_none());
            assert!(structure.field(&"x".repeat(1000)).is_none());
        }
        members.sort();
        assert_eq!(members, Member::ALL, "each member is at one place");
    }

    #[test]
    fn places_know_their_parents() {
        for member in Member::ALL {
            let parent = member.parent().map_or("", Member::pointer);
            let (direct, entry) = (format!("{parent}/{}", member.name()), format!("{parent}/-/{}", member.name()));
            assert!(member.pointer() == direct || member.pointer() == entry, "{}", member.pointer());
        }
        assert_eq!(Member::FileSystemConfigsArn.pointer(), "/FileSystemConfigs/-/Arn");
        assert_eq!(Member::FileSystemConfigsArn.parent(), Some(Member::FileSystemConfigs));
        assert!(Member::FileSystemConfigsArn.required() && !Member::FileSystemConfigs.required());
        assert_eq!(Member::ManagedInstancesCapacityProviderArn.shape().name, "CapacityProviderArn");
    }
}
