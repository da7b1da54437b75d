//! Descriptions of strings, and help for common mistakes.

use crate::aws::bucket;
use crate::bytes;
use crate::message::Message;
use crate::model::Shape;
use crate::msg;

/// A description of the strings of this shape, to follow "use".
pub(super) fn what(shape: &Shape) -> Message {
    match (shape.annotation.arn, shape.annotation.description) {
        (Some(form), _) => {
            msg!("the ARN of {kind}, such as {example}", kind = Word(form.names), example = Name(form.example))
        }
        (None, Some(description)) => description.into(),
        (None, None) => "a value in the format of the API".into(),
    }
}

/// The help for a common mistake.
pub(super) fn hint(shape: &Shape, text: &str) -> Option<&'static str> {
    if text.trim() != text && !text.trim().is_empty() {
        return Some("remove the spaces around it");
    }
    match shape.name {
        "RoleArn" => role_hint(text),
        "S3Bucket" => bucket_hint(text),
        "LayerVersionArn" if text.matches(':').count() == 6 => {
            Some("add the version of the layer: `…:layer:NAME:VERSION`")
        }
        "LayerVersionArn" if text.matches(':').count() == 7 && !text.ends_with(|c: char| c.is_ascii_digit()) => {
            Some("end the ARN with the number of the layer version")
        }
        "FileSystemArn" if bytes::contains(text, ":file-system/") && !bytes::contains(text, "/access-point/") => {
            Some("use the ARN of an access point of this file system")
        }
        "KMSKeyArn" if !text.starts_with("arn:") => Some("use the whole ARN of the key"),
        "LogGroup" if text.starts_with("arn:") => Some("use the name of the log group, not its ARN"),
        "LocalMountPath" if !text.starts_with("/mnt/") => Some("mount it under `/mnt/`, such as `/mnt/data`"),
        "FunctionName" if text.contains(':') => {
            Some("use only the name, or the whole ARN, `arn:aws:lambda:REGION:ACCOUNT:function:NAME`")
        }
        "FunctionName" if text.contains(['.', ' ']) => Some("use only letters, digits, `-` and `_`"),
        "CapacityProviderArn" | "CodeSigningConfigArn" | "FunctionRuntimeArn" | "LayerVersionArn" | "FileSystemArn"
            if !text.contains(':') =>
        {
            Some("use the whole ARN, not only the name")
        }
        _ => None,
    }
}

fn role_hint(text: &str) -> Option<&'static str> {
    let is = |kind: &str| bytes::contains(text, kind);
    if is(":sts:") && is(":assumed-role/") {
        Some("use the ARN of the role instead of the role session, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else if is(":user/") || is(":policy/") || is(":instance-profile/") || is(":group/") {
        Some("use the ARN of a role, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else if !is(":") {
        Some("use the whole ARN of the role, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else {
        None
    }
}

fn bucket_hint(text: &str) -> Option<&'static str> {
    if bytes::contains(text, "://") || bucket::is_host(text) {
        Some("use only the name of the bucket; the rest of the URL belongs in `S3Key`")
    } else if text.starts_with("arn:") {
        Some("use the name of the bucket, not its ARN")
    } else if text.contains('/') {
        Some("use only the name of the bucket; the part after the slash belongs in `S3Key`")
    } else {
        None
    }
}
