//! What a string should be, and what a wrong one was probably meant to be.

use crate::shape::arn;
use crate::shape::model::Shape;
use crate::values::bucket;

/// What a string of this shape is, in words.
pub(super) fn what(shape: &Shape) -> String {
    if let Some(form) = arn::FORMS.iter().find(|form| form.shape == shape.name) {
        return format!("the ARN of {}, such as `{}`", form.what, form.example);
    }
    match shape.name {
        "FunctionName" => "a name of letters, digits, `-` and `_`".into(),
        "Handler" => "the handler, such as `index.handler`, without spaces".into(),
        "SubnetId" => "the id of a subnet, such as `subnet-0123456789abcdef0`".into(),
        "SecurityGroupId" => "the id of a security group, such as `sg-0123456789abcdef0`".into(),
        "S3Bucket" => "the name of a bucket: letters, digits, `.`, `-` and `_`, not ending in `.`".into(),
        "S3Key" => "the key of the object, a string without line breaks".into(),
        "S3ObjectVersion" => "the id of a version of the object, a string without line breaks".into(),
        "LocalMountPath" => {
            "a path of one step under `/mnt/`, of letters, digits, `-`, `_` and `.`, such as `/mnt/data`".into()
        }
        "LogGroup" => "the name of a log group: letters, digits and `. - _ / #`".into(),
        "EnvironmentVariableName" => "a name of letters, digits and `_` that starts with a letter".into(),
        "TagKey" | "TagValue" => "letters, digits, spaces and `_ . : / = + - @`".into(),
        _ => "a value in the format of the API".into(),
    }
}

/// What to do about a string whose fault is a known one.
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
            Some("the version of a layer is a number, and the last part of its ARN")
        }
        "FileSystemArn" if text.contains(":file-system/") && !text.contains("/access-point/") => {
            Some("this is a file system; use the ARN of one of its access points")
        }
        "KMSKeyArn" if !text.starts_with("arn:") => Some("use the whole ARN of the key"),
        "LogGroup" if text.starts_with("arn:") => Some("write the name of the log group, not its ARN"),
        "LocalMountPath" if !text.starts_with("/mnt/") => Some("mount it under `/mnt/`, such as `/mnt/data`"),
        "FunctionName" if text.contains(':') => {
            Some("use the name alone, or the whole ARN, `arn:aws:lambda:REGION:ACCOUNT:function:NAME`")
        }
        "FunctionName" if text.contains(['.', ' ']) => Some("use only letters, digits, `-` and `_`"),
        "CapacityProviderArn" | "CodeSigningConfigArn" | "FunctionRuntimeArn" | "LayerVersionArn" | "FileSystemArn"
            if !text.contains(':') =>
        {
            Some("write the whole ARN, not the name alone")
        }
        _ => None,
    }
}

fn role_hint(text: &str) -> Option<&'static str> {
    let is = |kind: &str| text.contains(kind);
    if is(":sts:") && is(":assumed-role/") {
        Some("this is a role session; use the ARN of the role, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else if is(":user/") || is(":policy/") || is(":instance-profile/") || is(":group/") {
        Some("use the ARN of a role, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else if !is(":") {
        Some("use the whole ARN of the role, `arn:aws:iam::ACCOUNT:role/NAME`")
    } else {
        None
    }
}

fn bucket_hint(text: &str) -> Option<&'static str> {
    if text.contains("://") || bucket::is_host(text) {
        Some("write the name of the bucket alone; the rest of the URL belongs in `S3Key`")
    } else if text.starts_with("arn:") {
        Some("write the name of the bucket, not its ARN")
    } else if text.contains('/') {
        Some("write the name of the bucket alone; the part after the slash belongs in `S3Key`")
    } else {
        None
    }
}
