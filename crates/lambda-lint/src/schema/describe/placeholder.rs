//! Messages about placeholders, with what to fill in.

use super::Words;
use super::hint::what;
use crate::bytes;
use crate::facts::{self, Family};
use crate::message::Message;
use crate::model::{Annotation, Kind, Shape};
use crate::msg;

/// A placeholder in a value, which is shown unless the value is secret.
pub(in crate::schema) fn in_value(shape: Option<&Shape>, text: &str, marker: &str, is_secret: bool) -> Words {
    let message = match is_secret {
        true => "a placeholder has not been filled in".into(),
        false => msg!("the placeholder {placeholder} has not been filled in", placeholder = Text(marker)),
    };
    let wanted =
        shape.and_then(|shape| part_of_arn(shape, text, marker).map(Message::from).or_else(|| value_of(shape)));
    Words::new(message, with_wanted(wanted))
}

/// A placeholder in the name of a member, or in a key.
pub(in crate::schema) fn in_name(marker: &str) -> Words {
    let message = msg!("the placeholder {placeholder} in a name has not been filled in", placeholder = Text(marker));
    Words::new(message, "fill in the name")
}

/// A bucket that AWS reserves for examples.
pub(in crate::schema) fn example_bucket(bucket: &str) -> Words {
    let message = msg!(
        "{placeholder} is an example bucket of the AWS documentation, which is reserved",
        placeholder = Text(bucket)
    );
    Words::new(message, with_wanted(Some("the name of the bucket that contains the archive".into())))
}

fn with_wanted(wanted: Option<Message>) -> Message {
    let wanted = wanted.unwrap_or_else(|| "the value".into());
    msg!("fill in {wanted}; lambda-lint does not check the value until then", wanted = Then(wanted))
}

/// The part of an ARN in which the placeholder starts.
fn part_of_arn(shape: &Shape, text: &str, marker: &str) -> Option<&'static str> {
    let is_arn = shape.name == "FunctionName" || shape.annotation.arn.is_some();
    let (before, _) = bytes::split_around(text, marker).filter(|_| is_arn && text.starts_with("arn:"))?;
    match before.matches(':').count() {
        1 => Some("the partition, such as `aws`"),
        3 => Some("the region, such as `eu-west-1`"),
        4 => Some("the account, 12 digits"),
        _ => None,
    }
}

/// A description of the values of this shape.
fn value_of(shape: &Shape) -> Option<Message> {
    let wanted = match &shape.kind {
        Kind::Text(_) if shape.name == "Runtime" => {
            let newest = facts::newest(Family::Python).map_or("", |runtime| runtime.identifier);
            msg!("the identifier of a runtime, such as {example}", example = Name(newest))
        }
        Kind::Text(text) if !text.values.is_empty() => msg!("{allowed}", allowed = AnyOf(text.values)),
        Kind::Text(_) => match shape.annotation {
            Annotation { placeholder: Some(placeholder), .. } => (*placeholder).into(),
            Annotation { description: None, arn: None, .. } => return None,
            _ => what(shape),
        },
        Kind::Integer { .. } | Kind::Double { .. } => match shape.unit() {
            Some(unit) => msg!("a number of {unit} without quotes", unit = Word(unit)),
            None => "a number without quotes".into(),
        },
        Kind::Boolean => "`true` or `false` without quotes".into(),
        Kind::Blob => "the archive in base64".into(),
        Kind::Structure(_) | Kind::Map { .. } => "an object".into(),
        Kind::List { .. } => "a list".into(),
    };
    Some(wanted)
}
