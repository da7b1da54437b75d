//! Values that are none of those that the API knows.

use super::{list_of, shorten};
use crate::suggest;

/// A value that is none of the allowed.
pub(in crate::shape) struct Choice {
    pub(in crate::shape) message: String,
    pub(in crate::shape) help: String,
    pub(in crate::shape) nearest: Option<&'static str>,
}

pub(in crate::shape) fn unknown_value(text: &str, values: &'static [&'static str]) -> Choice {
    let nearest = match text {
        "amd64" | "x64" | "x86-64" if values.contains(&"x86_64") => Some("x86_64"),
        "aarch64" | "arm" if values.contains(&"arm64") => Some("arm64"),
        _ => suggest::nearest(text, &mut values.iter().copied()),
    };
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
    Choice { message, help, nearest }
}
