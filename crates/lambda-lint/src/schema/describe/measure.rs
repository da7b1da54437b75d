//! Numbers that are written as a text with a unit: `512 MB`, `5 minutes`.

use crate::message::Message;
use crate::model::Shape;
use crate::msg;

/// Units of memory in MB, and of time in seconds and days, as people write them.
static UNITS: &[(&str, &[(&str, i64)])] = &[
    ("MB", &[("m", 1), ("mb", 1), ("mib", 1), ("megabytes", 1), ("g", 1024), ("gb", 1024), ("gib", 1024)]),
    (
        "seconds",
        &[
            ("s", 1),
            ("sec", 1),
            ("secs", 1),
            ("second", 1),
            ("seconds", 1),
            ("m", 60),
            ("min", 60),
            ("mins", 60),
            ("minute", 60),
            ("minutes", 60),
            ("h", 3600),
            ("hour", 3600),
            ("hours", 3600),
        ],
    ),
    ("days", &[("d", 1), ("day", 1), ("days", 1), ("week", 7), ("weeks", 7)]),
];

/// The number in a text with a unit, converted to the unit of the shape.
pub(super) fn count(shape: &Shape, text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim_start().to_ascii_lowercase();
    let (_, units) = UNITS.iter().find(|(name, _)| shape.unit() == Some(name))?;
    let (_, factor) = units.iter().find(|(name, _)| *name == unit)?;
    number.parse::<i64>().ok()?.checked_mul(*factor)
}

/// The help for a text that should be a number.
pub(super) fn help(shape: &Shape, count: Option<i64>) -> Message {
    match (shape.unit(), count) {
        (Some(unit), Some(count)) => msg!(
            "use {number}, the number of {unit} without quotes",
            number = Written(count.to_string()),
            unit = Word(unit)
        ),
        (Some(unit), None) => msg!("use a number of {unit} without quotes", unit = Word(unit)),
        (None, _) => "use a number without quotes".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Member;

    #[test]
    fn units_are_counted_in_that_of_the_member() {
        for (member, text, expected) in [
            (Member::MemorySize, "512 MB", Some(512)),
            (Member::MemorySize, "1GB", Some(1024)),
            (Member::MemorySize, "512MiB", Some(512)),
            (Member::MemorySize, "512 KB", None),
            (Member::MemorySize, "3 seconds", None),
            (Member::Timeout, "3s", Some(3)),
            (Member::Timeout, "5 min", Some(300)),
            (Member::Timeout, "1.5 min", None),
            (Member::Timeout, "seconds", None),
            (Member::Timeout, "9223372036854775807 h", None),
            (Member::DurableConfigRetentionPeriodInDays, "2 weeks", Some(14)),
            (Member::Role, "3 s", None),
        ] {
            assert_eq!(count(member.shape(), text), expected, "{text}");
        }
    }
}
