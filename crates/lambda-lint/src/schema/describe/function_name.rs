//! The part of a function name that is wrong.

use crate::facts;
use crate::message::Message;
use crate::msg;

/// What is wrong with a function's name that has colons.
pub(super) fn fault(text: &str) -> Message {
    if let Some(rest) = text.strip_prefix("arn:") {
        let parts: Vec<_> = rest.split(':').collect();
        let get = |index: usize| parts.get(index).copied().unwrap_or_default();
        if !get(0).is_empty() && facts::partition(get(0)).is_none() && !get(0).starts_with("aws") {
            return msg!("unknown partition {part} (`aws`, `aws-cn`, `aws-us-gov` …)", part = Text(get(0)));
        }
        if get(1) != "lambda" {
            return msg!("the service is {part}; expected `lambda`", part = Text(get(1)));
        }
        if get(2).is_empty() {
            return "the region is missing".into();
        }
        if facts::partition_of_region(get(2)).is_none() {
            return msg!("unknown region {part}", part = Text(get(2)));
        }
        if get(3).len() != 12 || !get(3).bytes().all(|b| b.is_ascii_digit()) {
            return msg!("invalid account ID {part}; expected 12 digits", part = Text(get(3)));
        }
        if get(4) != "function" {
            return msg!("expected `function`, found {part}", part = Text(get(4)));
        }
        if parts.len() > 7 {
            return "there are too many parts after the name".into();
        }
        return match get(6) {
            qualifier if qualifier.starts_with('$') => {
                msg!("invalid version {part}; only `$LATEST` starts with `$`", part = Text(qualifier))
            }
            _ => "name and alias may only contain letters, digits, `-` and `_`".into(),
        };
    }
    let parts = text.split(':').count();
    if parts > 2 {
        return "expected `name`, `account:function:name` or the whole ARN, with or without `:alias`".into();
    }
    "name and alias may only contain letters, digits, `-` and `_`".into()
}
