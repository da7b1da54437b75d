//! Values that are not among the values of the API.

use crate::message::Message;
use crate::model::annotations::VALUE_ALIASES;
use crate::msg;
use crate::suggest;

/// The message about an unknown value, and the value that was probably meant.
pub(in crate::schema) struct Choice {
    pub(in crate::schema) message: Message,
    pub(in crate::schema) help: Message,
    pub(in crate::schema) nearest: Option<&'static str>,
    /// The nearest value is the same one, spelled in another way.
    pub(in crate::schema) is_same: bool,
}

pub(in crate::schema) fn unknown_value(text: &str, values: &'static [&'static str]) -> Choice {
    let alias = VALUE_ALIASES.iter().find(|(alias, value)| *alias == text && values.contains(value));
    let alias = alias.map(|(_, value)| *value);
    let nearest = alias.or_else(|| suggest::nearest(text, &mut values.iter().copied()));
    let is_same = alias.is_some() || nearest.is_some_and(|nearest| suggest::same_letters(text, nearest));
    let message = msg!("unknown value {value}; expected {allowed}", value = Text(text), allowed = AnyOf(values));
    let help = match (nearest, values) {
        (Some(nearest), _) => msg!("did you mean {nearest}?", nearest = Name(nearest)),
        (None, [only]) => msg!("use {only}, or remove the member", only = Name(*only)),
        (None, _) => "use one of these values; they are case-sensitive".into(),
    };
    Choice { message, help, nearest, is_same }
}
