//! Rules about `Tags` and `Description`.

mod missing_description;
mod missing_tags;
mod reserved_tag;
mod tag_keys_differing_in_case;
mod tag_list_as_map;
mod too_many_tags;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    &missing_description::MissingDescription,
    &missing_tags::MissingTags,
    &reserved_tag::ReservedTag,
    &tag_keys_differing_in_case::TagKeysDifferingInCase,
    &tag_list_as_map::TagListAsMap,
    &too_many_tags::TooManyTags,
];
