//! Values that are none of those that the API knows.

use super::{list_of, shorten};
use crate::suggest;

/// A value that is none of the allowed.
pub(in crate::schema) struct Choice {
    pub(in crate::schema) message: String,
    pub(in crate::schema) help: String,
    pub(in crate::schema) nearest: Option<&'static str>,
    /// The nearest value is the same one, spelled in another way.
    pub(in crate::schema) is_same: bool,
}

pub(in crate::schema) fn unknown_value(text: &str, values: &'static [&'static str]) -> Choice {
    let alias = match text {
        "amd64" | "x64" | "x86-64" if values.contains(&"x86_64") => Some("x86_64"),
        "aarch64" | "arm" if values.contains(&"arm64") => Some("arm64"),
        _ => None,
    };
    let nearest = alias.or_else(|| suggest::nearest(text, &mut values.iter().copied()));
    let is_same = alias.is_some() || nearest.is_some_and(|nearest| suggest::same_letters(text, nearest));
    let text = shorten(text);
    let message = match values {
        [only] => format!("unknown value `{text}`; expected `{only}`"),
        _ => format!("unknown value `{text}`; expected {}", list_of(values, "or")),
    };
    let help = match (nearest, values) {
        (Some(nearest), _) => format!("did you mean `{nearest}`?"),
        (None, [only]) => format!("use `{only}`, or remove the member"),
        (None, _) => "use one of these values; they are case-sensitive".to_owned(),
    };
    Choice { message, help, nearest, is_same }
}
