//! Numbers out of their range, and lists of a wrong length.

use super::{Words, grouped, shorten};
use crate::diagnostic::Params;
use crate::facts::limits;
use crate::shape::model::Shape;
use crate::source::number::Numeric;
use crate::source::{NodeId, Tree};
#[cfg(feature = "yaml")]
use crate::source::{Syntax, yaml};

impl Shape {
    /// The unit in which a number of this shape is counted, in words.
    ///
    /// ```
    /// assert_eq!(lambda_lint::Member::MemorySize.shape().unit(), Some("MB"));
    /// assert_eq!(lambda_lint::Member::Role.shape().unit(), None);
    /// ```
    pub fn unit(&self) -> Option<&'static str> {
        match self.name {
            "MemorySize" | "EphemeralStorageSize" => Some("MB"),
            "Timeout" | "ExecutionTimeout" => Some("seconds"),
            "RetentionPeriodInDays" => Some("days"),
            _ => None,
        }
    }
}

/// A number as it stands in the text: for what JSON cannot write, the reader has put another one.
pub(in crate::shape) fn written<'t>(tree: &'t Tree<'_>, id: NodeId) -> &'t str {
    let text = tree.text(id);
    #[cfg(feature = "yaml")]
    if tree.syntax() == Syntax::Yaml && text.ends_with(yaml::INFINITE) {
        let word = tree.written(id).rsplit([' ', '\t', '\n']).next().unwrap_or_default();
        // a tag may stand in front of it, and an alias in its place
        return match word.trim_start_matches(['-', '+']).as_bytes() {
            [b'.' | b'0'..=b'9', ..] => word,
            _ if text.starts_with('-') => "-.inf",
            _ => ".inf",
        };
    }
    text
}

/// A count with its unit: `1 second`, `30 seconds`, `512 MB`.
fn measured(shape: &Shape, count: &str) -> String {
    match shape.unit() {
        Some(unit) if count == "1" => format!("{count} {}", unit.trim_end_matches('s')),
        Some(unit) => format!("{count} {unit}"),
        None => count.to_owned(),
    }
}

pub(in crate::shape) fn out_of_range(
    shape: &Shape,
    written: &str,
    value: Numeric,
    (min, max): (i64, i64),
    params: &mut Params,
) -> Words {
    let is_below = match value {
        Numeric::Integer(integer) => integer < min,
        Numeric::Double(double) => double < min as f64,
    };
    let is_zero = matches!(value, Numeric::Integer(0)) || matches!(value, Numeric::Double(double) if double == 0.0);
    let written = if is_zero { "0" } else { written };
    let value = measured(shape, &written.parse::<i64>().map_or_else(|_| shorten(written), grouped));
    let message = match is_below {
        true => format!("{value} is below the minimum of {}", measured(shape, &grouped(min))),
        false => format!("{value} is above the maximum of {}", measured(shape, &grouped(max))),
    };
    // the service model has the widest range; most functions have less
    let usual = match shape.name {
        "Timeout" => Some((limits::TIMEOUT_MAX, "a capacity provider")),
        "MemorySize" => Some((limits::MEMORY_MAX, "a capacity provider")),
        "EphemeralStorageSize" => Some((limits::EPHEMERAL_STORAGE_MAX, "an accelerator")),
        _ => None,
    };
    let help = match usual {
        Some((usual, with)) => {
            let usual = measured(shape, &grouped(usual));
            format!("use {} to {usual} (up to {} with {with})", grouped(min), grouped(max))
        }
        None => format!("use {} to {}", grouped(min), measured(shape, &grouped(max))),
    };
    params.add("min", min);
    // above the model's limit the message speaks of that one, below it is of no use to most
    params.add("max", usual.filter(|_| is_below).map_or(max, |(usual, _)| usual));
    Words::new(message, help)
}

pub(in crate::shape) fn wrong_size(
    shape: &Shape,
    count: u32,
    (min, max): (u32, u32),
    different: Option<usize>,
) -> Words {
    let entries = match count {
        0 => "no entries".to_owned(),
        1 => "1 entry".to_owned(),
        many => format!("{} entries", grouped(many.into())),
    };
    if count < min {
        let message = format!("the list has {entries}; expected at least {min}");
        return Words::new(message, "add an entry, or remove the member");
    }
    let allowed = if max == 1 { "is" } else { "are" };
    let message = format!("the list has {entries}; at most {} {allowed} allowed", grouped(max.into()));
    if let Some(different) = different {
        let are_left = if different == 1 { "1 is" } else { &format!("{different} are") };
        return Words::new(message, format!("remove the duplicate entries; {are_left} left then"));
    }
    let help = match shape.name {
        "ArchitecturesList" => "a function runs on one architecture; choose one",
        "FileSystemConfigList" => "a function mounts one file system; choose one",
        "SecurityGroupIds" => "merge the rules of some security groups",
        _ => "remove some",
    };
    Words::new(message, help)
}
