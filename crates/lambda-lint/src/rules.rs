//! The rules that check a valid request: one file each, in a folder for each topic. The rules of other passes are in
//! `syntax_rules.rs` (the text), `schema/rules.rs` (the constraints of the service model) and `wrong_document/rules.rs`.
//!
//! To add a rule, run `cargo xtask new-rule TOPIC ID`. It writes the file and adds two lines to the topic.

mod archive;
mod code;
mod dead_letter;
mod durable_functions;
mod environment;
mod function_name;
mod handler;
mod image;
mod layers;
mod limits;
mod logging;
mod managed_instances;
mod network;
mod package;
mod role;
mod runtime;
mod snap_start;
mod storage;
mod tags;
mod text;

use crate::meta::Meta;
use crate::rule::BuiltIn;
use crate::{schema, syntax_rules, wrong_document};

/// The rules of each topic.
static TOPICS: &[&[&BuiltIn]] = &[
    archive::RULES,
    code::RULES,
    dead_letter::RULES,
    durable_functions::RULES,
    environment::RULES,
    function_name::RULES,
    handler::RULES,
    image::RULES,
    layers::RULES,
    limits::RULES,
    logging::RULES,
    managed_instances::RULES,
    network::RULES,
    package::RULES,
    role::RULES,
    runtime::RULES,
    snap_start::RULES,
    storage::RULES,
    tags::RULES,
    text::RULES,
];

/// All rules that have their own check.
pub(crate) fn checked() -> impl Iterator<Item = &'static BuiltIn> + Clone {
    TOPICS.iter().copied().flatten().copied()
}

/// The rules that the passes of the engine report while they read and validate a request, by number.
pub fn of_passes() -> impl Iterator<Item = &'static Meta> + Clone {
    syntax_rules::RULES.iter().chain(schema::rules::RULES).chain(wrong_document::rules::RULES).copied()
}

/// Every rule of the engine.
pub fn all() -> impl Iterator<Item = &'static Meta> + Clone {
    of_passes().chain(checked().map(|rule| &rule.meta))
}

/// The rule with this id.
///
/// ```
/// assert_eq!(lambda_lint::rules::find("missing-member").unwrap().summary, "A required member is missing.");
/// ```
pub fn find(id: &str) -> Option<&'static Meta> {
    all().find(|meta| meta.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_of_passes_have_constant_numbers() {
        let passes = [
            (0, syntax_rules::RULES, syntax_rules::END),
            (syntax_rules::END, schema::rules::RULES, schema::rules::END),
            (schema::rules::END, wrong_document::rules::RULES, wrong_document::rules::END),
        ];
        for (first, rules, end) in passes {
            assert_eq!(usize::from(end - first), rules.len());
        }
        for rule in [syntax_rules::TOO_MANY_VALUES, schema::rules::UNKNOWN_MEMBER, wrong_document::rules::NOT_A_REQUEST]
        {
            assert_eq!(of_passes().nth(rule.id.index()).map(|meta| &meta.id), Some(&rule.meta().id));
        }
    }

    #[test]
    fn each_topic_is_sorted() {
        for rules in TOPICS {
            assert!(rules.windows(2).all(|pair| pair[0].meta.id < pair[1].meta.id), "{}", rules[0].meta.id);
        }
    }
}
