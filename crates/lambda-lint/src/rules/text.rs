//! Rules about how the request is written, as YAML or as text.

#[cfg(feature = "yaml")]
mod ambiguous_yaml_value;
#[cfg(feature = "yaml")]
mod date_without_quotes;
mod invisible_character;
#[cfg(feature = "yaml")]
mod key_without_quotes;

use crate::rule::BuiltIn;

pub(super) static RULES: &[&BuiltIn] = &[
    #[cfg(feature = "yaml")]
    &ambiguous_yaml_value::AmbiguousYamlValue,
    #[cfg(feature = "yaml")]
    &date_without_quotes::DateWithoutQuotes,
    &invisible_character::InvisibleCharacter,
    #[cfg(feature = "yaml")]
    &key_without_quotes::KeyWithoutQuotes,
];
