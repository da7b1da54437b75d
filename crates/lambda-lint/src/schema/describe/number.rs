//! Numbers out of their range, and lists of a wrong length.

use super::{Words, shorten};
use crate::message::{Count, Message, Shown};
use crate::model::Shape;
use crate::msg;
use crate::source::number::Numeric;
use crate::source::{NodeId, Tree};
#[cfg(feature = "yaml")]
use crate::source::{Syntax, yaml};

impl Shape {
    /// The unit of the numbers of this shape.
    ///
    /// ```
    /// assert_eq!(lambda_lint::Member::MemorySize.shape().unit(), Some("MB"));
    /// assert_eq!(lambda_lint::Member::Role.shape().unit(), None);
    /// ```
    pub fn unit(&self) -> Option<&'static str> {
        self.annotation.unit
    }
}

/// A number in the notation of the document. The reader has replaced numbers that JSON cannot express.
pub(in crate::schema) fn written<'t>(tree: &'t Tree<'_>, id: NodeId) -> &'t str {
    let text = tree.text(id);
    #[cfg(feature = "yaml")]
    if tree.syntax() == Syntax::Yaml && text.ends_with(yaml::INFINITE) {
        let word = tree.written(id).rsplit([' ', '\t', '\n']).next().unwrap_or_default();
        // a tag may precede it, and an alias may replace it
        return match word.trim_start_matches(['-', '+']).as_bytes() {
            [b'.' | b'0'..=b'9', ..] => word,
            _ if text.starts_with('-') => "-.inf",
            _ => ".inf",
        };
    }
    text
}

/// A number with the unit of a shape.
fn measured(shape: &Shape, number: i64) -> Message {
    match shape.unit() {
        Some("MB") => msg!("{number}", number = Mb(number)),
        Some("seconds") => msg!("{number}", number = Seconds(number)),
        Some("days") => msg!("{number}", number = Days(number)),
        _ => msg!("{number}", number = Int(number)),
    }
}

/// Like `measured`, for a number as written in the document.
fn measured_text(shape: &Shape, written: &str) -> Message {
    match (written.parse(), shape.unit()) {
        (Ok(number), _) => measured(shape, number),
        (Err(_), Some(unit)) => msg!("{number} {unit}", number = Word(shorten(written)), unit = Word(unit)),
        (Err(_), None) => msg!("{number}", number = Word(shorten(written))),
    }
}

/// A message about a number that is out of range, and the largest number of most functions.
pub(in crate::schema) fn out_of_range(
    shape: &Shape,
    written: &str,
    value: Numeric,
    (min, max): (i64, i64),
) -> (Words, i64) {
    let is_below = match value {
        Numeric::Integer(integer) => integer < min,
        Numeric::Double(double) => double < min as f64,
    };
    let is_zero = matches!(value, Numeric::Integer(0)) || matches!(value, Numeric::Double(double) if double == 0.0);
    let value = Shown(measured_text(shape, if is_zero { "0" } else { written }));
    let usual = shape.annotation.usual_max;
    let message = match (is_below, usual) {
        (true, _) => {
            msg!("{value} is below the minimum of {limit}", value = value, limit = Shown(measured(shape, min)))
        }
        (false, None) => {
            msg!("{value} is above the maximum of {limit}", value = value, limit = Shown(measured(shape, max)))
        }
        (false, Some(usual)) => msg!(
            "{value} is above the maximum of {limit} ({most} with {feature})",
            value = value,
            limit = Shown(measured(shape, usual.max)),
            most = Shown(measured(shape, max)),
            feature = Shown(usual.raised_by)
        ),
    };
    let help = match usual {
        Some(usual) => msg!(
            "use {low} to {high} (up to {most} with {feature})",
            low = Shown(msg!("{n}", n = Int(min))),
            high = Shown(measured(shape, usual.max)),
            most = Shown(measured(shape, max)),
            feature = Shown(usual.raised_by)
        ),
        None => msg!("use {low} to {high}", low = Shown(msg!("{n}", n = Int(min))), high = Shown(measured(shape, max))),
    };
    // a number above the limit of the model is compared with that limit, others with the usual one
    let largest = usual.filter(|_| is_below).map_or(max, |usual| usual.max);
    (Words::new(message, help), largest)
}

/// A message about a list or a map with too few or too many entries.
pub(in crate::schema) fn wrong_size(
    shape: &Shape,
    count: u32,
    (min, max): (u32, u32),
    different: Option<usize>,
) -> Words {
    let actual = Count(count, "entry", "entries");
    if count < min {
        let message = msg!("the list has {actual}, below the minimum of {min}", actual = actual, min = Int(min));
        return Words::new(message, "add an entry, or remove the member");
    }
    let message = msg!("the list has {actual}, above the limit of {max}", actual = actual, max = Int(max));
    if let Some(different) = different {
        let left = Count(different, "entry remains", "entries remain");
        return Words::new(message, msg!("remove the duplicates; {different} then", different = left));
    }
    Words::new(message, shape.annotation.too_many.unwrap_or("remove some entries"))
}
