//! The options of a command: those of the operation come from the service model, the others from the AWS CLI.

use super::global_options::GLOBAL_OPTIONS;
use lambda_lint::model::{Field, Kind};
use lambda_lint::{CREATE_FUNCTION, Operation};
use std::borrow::Cow;

/// An option of a command.
#[derive(Debug, Clone)]
pub(super) struct CliOption {
    /// The name without `--`.
    pub(super) name: Cow<'static, str>,
    pub(super) target: Target,
}

/// What an option sets.
#[derive(Debug, Clone, Copy)]
pub(super) enum Target {
    /// A member of the request.
    Member(&'static Field),
    /// A boolean member of the request.
    Flag(&'static Field, bool),
    /// The archive.
    ZipFile,
    /// More members of the request, as JSON or YAML.
    Input,
    /// The command prints a skeleton and sends nothing.
    Skeleton,
    /// An option with a value that does not affect the request.
    Value,
    /// An option without a value that says nothing about the request.
    Switch,
    /// The region.
    Region,
    /// The address of the service.
    Endpoint,
}

/// How many words an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arity {
    None,
    One,
    /// At most one.
    Maybe,
    /// All up to the next option.
    Many,
}

impl CliOption {
    pub(super) fn arity(&self) -> Arity {
        match self.target {
            Target::Member(field) if matches!(field.shape.kind, Kind::List { .. }) => Arity::Many,
            Target::Flag(..) | Target::Switch => Arity::None,
            Target::Skeleton => Arity::Maybe,
            _ => Arity::One,
        }
    }
}

/// The options of every operation.
const COMMON: &[(&str, Target)] = &[
    ("cli-input-json", Target::Input),
    ("cli-input-yaml", Target::Input),
    ("generate-cli-skeleton", Target::Skeleton),
];

/// The global options.
pub(super) fn global() -> Vec<CliOption> {
    let target = |name, takes_value| match name {
        "region" => Target::Region,
        "endpoint-url" => Target::Endpoint,
        _ if takes_value => Target::Value,
        _ => Target::Switch,
    };
    GLOBAL_OPTIONS
        .iter()
        .map(|&(name, takes_value)| CliOption { name: name.into(), target: target(name, takes_value) })
        .collect()
}

/// The options of an operation.
pub(super) fn of(operation: &'static Operation) -> Vec<CliOption> {
    let mut options: Vec<_> = COMMON.iter().map(|&(name, target)| CliOption { name: name.into(), target }).collect();
    let fields = CREATE_FUNCTION.structure().fields.iter().chain(if operation.is_code_at_top() {
        CREATE_FUNCTION.code_structure().fields
    } else {
        &[]
    });
    for field in fields.filter(|field| operation.has(field.name) && field.name != "ZipFile") {
        let name = cli_name(field.name);
        if matches!(field.shape.kind, Kind::Boolean) {
            options.push(CliOption { name: format!("no-{name}").into(), target: Target::Flag(field, false) });
            options.push(CliOption { name: name.into(), target: Target::Flag(field, true) });
        } else {
            options.push(CliOption { name: name.into(), target: Target::Member(field) });
        }
    }
    if operation.has("Code") || operation.is_code_at_top() {
        options.push(CliOption { name: "zip-file".into(), target: Target::ZipFile });
    }
    for member in operation.own_members() {
        let name = cli_name(member);
        // the only one of them that is not a text
        let is_flag = *member == "DryRun";
        if is_flag {
            options.push(CliOption { name: format!("no-{name}").into(), target: Target::Switch });
        }
        let target = if is_flag { Target::Switch } else { Target::Value };
        options.push(CliOption { name: name.into(), target });
    }
    options
}

/// The option of a member, as botocore derives it: words are separated by `-`, and a run of capitals is one word.
pub(super) fn cli_name(member: &str) -> String {
    let letters: Vec<char> = member.chars().collect();
    let mut name = String::new();
    for (index, letter) in letters.iter().enumerate() {
        let before = index.checked_sub(1).map(|before| letters[before]);
        let is_behind_small = before.is_some_and(|before| before.is_ascii_lowercase() || before.is_ascii_digit());
        let begins_word = before.is_some() && letters.get(index + 1).is_some_and(char::is_ascii_lowercase);
        if letter.is_ascii_uppercase() && (is_behind_small || begins_word) {
            name.push('-');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_named_as_botocore_names_them() {
        for (member, name) in [
            ("FunctionName", "function-name"),
            ("KMSKeyArn", "kms-key-arn"),
            ("S3Bucket", "s3-bucket"),
            ("S3ObjectStorageMode", "s3-object-storage-mode"),
            ("SourceKMSKeyArn", "source-kms-key-arn"),
            ("VpcConfig", "vpc-config"),
            ("MemorySize", "memory-size"),
        ] {
            assert_eq!(cli_name(member), name);
        }
    }
}
