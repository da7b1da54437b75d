//! A team's own JSON Schema for requests: what it asks for is reported like everything else.
//!
//! ```text
//! file ──load──▶ Policy (schema, notes) ──rule──▶ one pass of the engine, with a rule for each id
//!                                   └──findings──▶ explanation
//! ```

mod explanation;
mod findings;
mod load;
mod note;
mod rule;
mod selection;
mod size;
mod vocabulary;

pub(crate) use selection::{add_to, check_known, without_names};

use jsonschema::Validator;
use note::Notes;
use std::collections::BTreeSet;

/// What the ids of all these rules begin with: a rule of a later release never has the id of a team's rule.
pub(crate) const NAMESPACE: &str = "policy/";

/// A policy that can be asked.
#[derive(Debug)]
pub(crate) struct Policy {
    /// The id of what has no id of its own.
    id: String,
    /// What it is called.
    title: String,
    validator: Validator,
    notes: Notes,
    /// All ids that a finding may have.
    ids: BTreeSet<String>,
}

/// Whether a name is for policies to know.
pub(crate) fn is_own(name: &str) -> bool {
    name.starts_with(NAMESPACE) || name == "policy"
}
