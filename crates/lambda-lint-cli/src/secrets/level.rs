//! An open list or object, and whether the values in it are secrets.

use super::names::{Meaning, holds_variables, is_variables};

#[derive(Debug)]
pub(super) struct Level {
    /// All in it is.
    is_secret: bool,
    /// It is in the place of the code.
    is_code: bool,
    /// What it is among the variables.
    role: Role,
    /// What the name that was read last means.
    named: Meaning,
    /// What an object with that name would be among the variables.
    next: Role,
    /// In an object, whether the next node is a name.
    awaits_name: Option<bool>,
}

/// The role of an object or list within the variables.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// `Environment`: the names in it are those of variables, or `Variables`.
    Environment,
    /// `Variables`: the names in it are those of variables.
    Variables,
    /// Neither. If it is a secret, it is one with the names in it.
    Other,
}

impl Level {
    /// Opens one in another.
    pub(super) fn within(outer: Option<&Level>, is_object: bool) -> Self {
        Level {
            is_secret: outer.is_some_and(Level::is_secret),
            is_code: outer.is_some_and(Level::is_of_code),
            role: outer.filter(|_| is_object).map_or(Role::Other, |outer| outer.next),
            named: Meaning::Other,
            next: Role::Other,
            awaits_name: is_object.then_some(true),
        }
    }

    /// Whether the next value is a secret, of any type.
    pub(super) fn is_secret(&self) -> bool {
        self.is_secret || self.named == Meaning::Secret
    }

    /// Whether it is one if it is a single value.
    pub(super) fn is_secret_value(&self) -> bool {
        self.is_secret() || self.is_of_code()
    }

    /// Whether the next value is in the place of the code: after its name, or in a list there.
    fn is_of_code(&self) -> bool {
        self.named == Meaning::Code || self.is_code && self.awaits_name.is_none()
    }

    /// All that follows in it is a secret, but for the names.
    pub(super) fn hide_rest(&mut self) {
        self.is_secret = true;
        self.role = Role::Variables;
    }

    pub(super) fn awaits_name(&self) -> bool {
        self.awaits_name == Some(true)
    }

    /// Whether all in it is a secret, for what it is in.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_secret
    }

    /// In an object, a name follows a value, and a value a name. What the name means is still to be asked for.
    pub(super) fn turn(&mut self) {
        if let Some(awaits) = &mut self.awaits_name {
            *awaits = !*awaits;
        }
    }

    /// Whether an object or a list at this place is secret as a whole, including its names.
    pub(super) fn hides_whole(&self) -> bool {
        self.is_secret() && self.next == Role::Other
    }

    /// Whether the names in it are secrets as well.
    pub(super) fn hides_names(&self) -> bool {
        self.is_secret && self.role == Role::Other
    }

    /// Takes a name; its value follows.
    pub(super) fn name(&mut self, name: &str) {
        self.named = if self.is_code { Meaning::in_code(name) } else { Meaning::of(name) };
        self.next = match self.role {
            Role::Environment if is_variables(name) => Role::Variables,
            Role::Other if !self.is_secret && !self.is_code && holds_variables(name) => Role::Environment,
            _ => Role::Other,
        };
    }

    /// Accepts a name that cannot be read.
    pub(super) fn hidden_name(&mut self) {
        self.named = Meaning::Secret;
        self.next = Role::Other;
    }

    /// In an object, what comes next: a name, or the value of the one before.
    pub(super) fn expect(&mut self, name: bool) {
        if self.awaits_name.is_some() {
            self.awaits_name = Some(name);
            if name {
                self.named = Meaning::Other;
                self.next = Role::Other;
            }
        }
    }
}
