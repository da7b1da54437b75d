//! Which part of an ARN is wrong, in words.

use super::describe::{list_of, shorten};
use crate::facts;
use crate::values::arn::{self, Arn};
use std::borrow::Cow;

/// What the ARNs of one kind look like.
pub(super) struct Form {
    /// The shape in the service model.
    pub(super) shape: &'static str,
    /// What it names, with its article.
    pub(super) what: &'static str,
    /// The services it may belong to; empty if any.
    pub(super) services: &'static [&'static str],
    /// Whether it has a region.
    pub(super) regional: bool,
    /// How the resource begins; empty if it may be anything.
    pub(super) prefixes: &'static [&'static str],
    /// What the resource looks like.
    pub(super) resource: &'static str,
    /// A whole one.
    pub(super) example: &'static str,
}

/// The ARNs in a request, by the shape of the service model.
pub(super) static FORMS: &[Form] = &[
    Form {
        shape: "RoleArn",
        what: "an execution role",
        services: &["iam"],
        regional: false,
        prefixes: &["role"],
        resource: "role/NAME",
        example: "arn:aws:iam::123456789012:role/orders",
    },
    Form {
        shape: "LayerVersionArn",
        what: "a version of a layer",
        services: &["lambda"],
        regional: true,
        prefixes: &["layer:"],
        resource: "layer:NAME:VERSION",
        example: "arn:aws:lambda:eu-west-1:123456789012:layer:tools:3",
    },
    Form {
        shape: "FileSystemArn",
        what: "an access point",
        services: &["elasticfilesystem", "s3files"],
        regional: true,
        prefixes: &["access-point/fsap-", "file-system/fs-"],
        resource: "access-point/fsap-ID (17 hexadecimal digits), or file-system/fs-ID/access-point/fsap-ID for S3 Files",
        example: "arn:aws:elasticfilesystem:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0",
    },
    Form {
        shape: "CodeSigningConfigArn",
        what: "a code signing configuration",
        services: &["lambda"],
        regional: true,
        prefixes: &["code-signing-config:csc-"],
        resource: "code-signing-config:csc-ID (17 lower-case letters and digits)",
        example: "arn:aws:lambda:eu-west-1:123456789012:code-signing-config:csc-0123456789abcdef0",
    },
    Form {
        shape: "CapacityProviderArn",
        what: "a capacity provider",
        services: &["lambda"],
        regional: true,
        prefixes: &["capacity-provider:"],
        resource: "capacity-provider:NAME",
        example: "arn:aws:lambda:eu-west-1:123456789012:capacity-provider:pool",
    },
    Form {
        shape: "FunctionRuntimeArn",
        what: "a runtime",
        services: &["lambda"],
        regional: true,
        prefixes: &["runtime/"],
        resource: "runtime/NAME",
        example: "arn:aws:lambda:eu-west-1:123456789012:runtime/my-runtime",
    },
    Form {
        shape: "KMSKeyArn",
        what: "a KMS key",
        services: &[],
        regional: true,
        prefixes: &[],
        resource: "key/ID",
        example: "arn:aws:kms:eu-west-1:123456789012:key/0a1b2c3d-1111-2222-3333-444455556666",
    },
    Form {
        shape: "ResourceArn",
        what: "a queue or a topic",
        services: &[],
        regional: true,
        prefixes: &[],
        resource: "NAME",
        example: "arn:aws:sqs:eu-west-1:123456789012:failed",
    },
];

/// What is wrong with an ARN, in words, and the part that is named in them.
pub(super) type Fault<'t> = (Cow<'static, str>, &'t str);

/// What is wrong with a text that should be such an ARN: the first part that does not fit. `None` if all parts look
/// right, and only a single character is not.
pub(super) fn fault<'t>(form: &Form, text: &'t str) -> Option<Fault<'t>> {
    if text.trim() != text {
        return Some(("there are spaces around it".into(), ""));
    }
    if !text.starts_with("arn:") {
        let case = text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("arn:"));
        let fault = if case { "`arn:` must be lower case" } else { "it does not start with `arn:`" };
        return Some((fault.into(), ""));
    }
    let Some(arn) = Arn::parse(text) else {
        let found = text.split(':').count();
        return Some((format!("it has {found} of the six parts of an ARN").into(), ""));
    };
    if let Some(part) = [arn.partition, arn.service, arn.region].into_iter().find(|part| arn::has_wrong_case(part)) {
        return Some((format!("`{part}` must be lower case").into(), part));
    }
    let partition = arn.partition;
    let partition_fits =
        partition.starts_with("aws") && partition.bytes().all(|b| b.is_ascii_alphabetic() || b == b'-');
    if !partition_fits && !partition.is_empty() {
        let shown = shorten(partition);
        return Some((format!("unknown partition `{shown}` (`aws`, `aws-cn`, `aws-us-gov` …)").into(), partition));
    }
    if partition.is_empty() && form.services.is_empty() {
        return Some(("the partition is missing (`aws`, `aws-cn`, `aws-us-gov` …)".into(), ""));
    }
    if !form.services.is_empty() && !form.services.contains(&arn.service) {
        let (service, expected) = (shorten(arn.service), list_of(form.services, "or"));
        return Some((format!("its service is `{service}`; expected {expected}").into(), arn.service));
    }
    if form.services.is_empty() && (arn.service.is_empty() || !arn.service.bytes().all(is_service_byte)) {
        return Some((format!("unknown service `{}`", shorten(arn.service)).into(), arn.service));
    }
    if let Some(fault) = place_fault(form, &arn) {
        return Some(fault);
    }
    if form.shape == "LayerVersionArn" {
        match arn.resource.split(':').collect::<Vec<_>>()[..] {
            [_, _] => return Some(("the version is missing".into(), "")),
            [_, _, version] if !version.bytes().all(|byte| byte.is_ascii_digit()) => {
                let words = format!("the version `{}` is not a number", shorten(version));
                return Some((words.into(), version));
            }
            _ => {}
        }
    }
    if arn.service == "elasticfilesystem" && arn.resource.starts_with("file-system/") {
        return Some(("it is a whole file system".into(), ""));
    }
    let begins = form.prefixes.is_empty() || form.prefixes.iter().any(|prefix| arn.resource.starts_with(prefix));
    (!begins).then(|| {
        let words = format!("`{}` must have the form `{}`", shorten(arn.resource), form.resource);
        (words.into(), arn.resource)
    })
}

fn is_service_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.'
}

/// What is wrong with region and account.
fn place_fault<'t>(form: &Form, arn: &Arn<'t>) -> Option<Fault<'t>> {
    let (region, account) = (shorten(arn.region), shorten(arn.account));
    if !form.regional && !region.is_empty() {
        let words = format!("an ARN of `{}` has no region; found `{region}`", arn.service);
        return Some((words.into(), arn.region));
    }
    if form.regional && !form.services.is_empty() {
        if region.is_empty() {
            return Some(("the region is missing".into(), ""));
        }
        if facts::partition_of_region(arn.region).is_none() {
            return Some((format!("unknown region `{region}`").into(), arn.region));
        }
    }
    let digits = arn.account.bytes().filter(u8::is_ascii_digit).count();
    if form.services.is_empty() || (arn.account.len() == 12 && digits == 12) {
        return None;
    }
    let words = match arn.account.len() {
        0 => "the account is missing".into(),
        length if digits == length => format!("the account `{account}` has {length} digits; expected 12").into(),
        _ => format!("invalid account `{account}`; expected 12 digits").into(),
    };
    Some((words, arn.account))
}
