//! A format's names for the members of a request.

/// What a form in which functions are defined calls the members of a request: data from `schema/forms.json`.
#[derive(Debug)]
pub(super) struct Form {
    /// The properties, and the place of each in the request: `Runtime`, `Code/ImageUri`.
    pub(super) members: &'static [(&'static str, &'static str)],
    /// Properties of other calls and of the tool.
    pub(super) other: &'static [&'static str],
    /// Properties that one function may have, but not all functions together.
    pub(super) not_global: &'static [&'static str],
    /// What some of the other properties may be, by their paths.
    pub(super) values: &'static [(&'static str, &'static [&'static str])],
    /// Properties that all functions together may have, if the form lists them.
    pub(super) shared: &'static [&'static str],
    /// Properties of a function that plugins of the tool add.
    pub(super) foreign: &'static [&'static str],
}

/// How a format treats a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Property {
    /// It is this member of the request.
    Member(&'static str),
    /// It does not belong to this call.
    Other,
    /// The form does not have it.
    Unknown,
}

impl Form {
    /// What a property of this name is.
    pub(super) fn property(&self, name: &str) -> Property {
        if let Some((_, member)) = self.members.iter().find(|(property, _)| *property == name) {
            return Property::Member(member);
        }
        if self.other.contains(&name) { Property::Other } else { Property::Unknown }
    }

    /// Whether one of the properties is this member of the request, or is in it.
    pub(super) fn has(&self, member: &str) -> bool {
        self.members.iter().any(|(_, place)| place.split('/').next() == Some(member))
    }

    /// The names of all properties.
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.members.iter().map(|(name, _)| *name).chain(self.other.iter().copied())
    }
}
