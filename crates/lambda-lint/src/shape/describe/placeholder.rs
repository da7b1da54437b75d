//! What belongs where a placeholder stands.

use super::hint::what;
use super::{Words, list_of, shorten};
use crate::facts::{self, Family};
use crate::shape::arn;
use crate::shape::model::{Kind, Shape};

/// A placeholder in a value, which is shown unless the value is secret.
pub(in crate::shape) fn in_value(shape: Option<&Shape>, text: &str, marker: &str, is_secret: bool) -> Words {
    let message = if is_secret {
        "a placeholder has not been filled in".to_owned()
    } else {
        format!("the placeholder `{}` has not been filled in", shorten(marker))
    };
    let wanted =
        shape.and_then(|shape| part_of_arn(shape, text, marker).map(str::to_owned).or_else(|| value_of(shape)));
    Words::new(message, with_wanted(wanted))
}

/// A placeholder in the name of a member, or in a key.
pub(in crate::shape) fn in_name(marker: &str) -> Words {
    let message = format!("the placeholder `{}` in a name has not been filled in", shorten(marker));
    Words::new(message, "fill in the name")
}

/// A bucket that AWS keeps for examples.
pub(in crate::shape) fn example_bucket(bucket: &str) -> Words {
    let message = format!("`{}` is an example bucket of the AWS documentation, which no one can own", shorten(bucket));
    Words::new(message, with_wanted(Some("the name of the bucket that holds the archive".to_owned())))
}

fn with_wanted(wanted: Option<String>) -> String {
    let wanted = wanted.unwrap_or_else(|| "the value".to_owned());
    format!("fill in {wanted}; the linter ignores the value until then")
}

/// What the part of an ARN is in which the placeholder begins.
fn part_of_arn(shape: &Shape, text: &str, marker: &str) -> Option<&'static str> {
    let is_arn = shape.name == "FunctionName" || arn::FORMS.iter().any(|form| form.shape == shape.name);
    let (before, _) = text.split_once(marker).filter(|_| is_arn && text.starts_with("arn:"))?;
    match before.matches(':').count() {
        1 => Some("the partition, such as `aws`"),
        3 => Some("the region, such as `eu-west-1`"),
        4 => Some("the account, 12 digits"),
        _ => None,
    }
}

/// What a value of this shape is.
fn value_of(shape: &Shape) -> Option<String> {
    let wanted = match &shape.kind {
        Kind::Text(_) if shape.name == "Runtime" => {
            let newest = facts::newest(Family::Python).map_or("", |runtime| runtime.identifier);
            format!("the identifier of a runtime, such as `{newest}`")
        }
        Kind::Text(text) if !text.values.is_empty() => list_of(text.values, "or"),
        Kind::Text(_) => match shape.name {
            "FunctionName" => "the name of the function".to_owned(),
            "S3Bucket" => "the name of the bucket that holds the archive".to_owned(),
            "S3Key" => "the key of the archive in the bucket".to_owned(),
            "LogGroup" => "the name of the log group".to_owned(),
            // the texts without a form of their own
            "String" | "S3ObjectVersion" | "WorkingDirectory" | "FunctionRuntimeAlias" => return None,
            _ => what(shape),
        },
        Kind::Integer { .. } | Kind::Double { .. } => match shape.unit() {
            Some(unit) => format!("a number ({unit}), without quotes"),
            None => "a number, without quotes".to_owned(),
        },
        Kind::Boolean => "`true` or `false`, without quotes".to_owned(),
        Kind::Blob => "the archive in base64".to_owned(),
        Kind::Structure(_) | Kind::Map { .. } => "an object".to_owned(),
        Kind::List { .. } => "a list".to_owned(),
    };
    Some(wanted)
}
