//! Which part of a function's name is wrong.

use super::shorten;
use crate::facts;
use crate::shape::arn::Fault;

/// What is wrong with a function's name that has colons.
pub(super) fn fault(text: &str) -> Fault<'_> {
    if let Some(rest) = text.strip_prefix("arn:") {
        let parts: Vec<_> = rest.split(':').collect();
        let get = |index: usize| parts.get(index).copied().unwrap_or_default();
        if !get(0).is_empty() && facts::partition(get(0)).is_none() && !get(0).starts_with("aws") {
            return (
                format!("unknown partition `{}` (`aws`, `aws-cn`, `aws-us-gov` …)", shorten(get(0))).into(),
                get(0),
            );
        }
        if get(1) != "lambda" {
            return (format!("its service is `{}`; expected `lambda`", shorten(get(1))).into(), get(1));
        }
        if get(2).is_empty() {
            return ("the region is missing".into(), "");
        }
        if facts::partition_of_region(get(2)).is_none() {
            return (format!("unknown region `{}`", shorten(get(2))).into(), get(2));
        }
        if get(3).len() != 12 || !get(3).bytes().all(|b| b.is_ascii_digit()) {
            return (format!("invalid account `{}`; expected 12 digits", shorten(get(3))).into(), get(3));
        }
        if get(4) != "function" {
            return (format!("expected `function`, found `{}`", shorten(get(4))).into(), get(4));
        }
        if parts.len() > 7 {
            return ("there are too many parts after the name".into(), "");
        }
        return match get(6) {
            qualifier if qualifier.starts_with('$') => (
                format!("invalid version `{}`; the only one with `$` is `$LATEST`", shorten(qualifier)).into(),
                qualifier,
            ),
            _ => ("name and alias consist of letters, digits, `-` and `_`".into(), ""),
        };
    }
    let parts = text.split(':').count();
    if parts > 2 {
        return ("expected `name`, `account:function:name` or the whole ARN, with or without `:alias`".into(), "");
    }
    ("name and alias consist of letters, digits, `-` and `_`".into(), "")
}
