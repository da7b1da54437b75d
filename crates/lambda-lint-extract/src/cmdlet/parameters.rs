//! The parameters of a cmdlet. PowerShell accepts the beginning of a name if it fits only one parameter.

use super::OTHER_NAMES;
use crate::rules::unknown_parameter::Refused;
use lambda_lint::Operation;
use lambda_lint::internals::nearest;
use lambda_lint::model::{Field, Kind, Structure};

/// Parameters of PowerShell and of the AWS Tools that are not in the request.
const COMMON: &[&str] = &[
    "AccessKey",
    "ClientConfig",
    "Confirm",
    "Credential",
    "Debug",
    "EndpointUrl",
    "ErrorAction",
    "ErrorVariable",
    "Force",
    "InformationAction",
    "InformationVariable",
    "NetworkCredential",
    "OutBuffer",
    "OutVariable",
    "PassThru",
    "PipelineVariable",
    "ProfileLocation",
    "ProfileName",
    "ProgressAction",
    "Region",
    "SecretKey",
    "Select",
    "SessionToken",
    "Verbose",
    "WarningAction",
    "WarningVariable",
    "WhatIf",
];

/// Short names of parameters. PowerShell prefers them to the beginnings of other names.
const ALIASES: &[(&str, &str)] = &[
    ("AK", "AccessKey"),
    ("AWSProfileName", "ProfileName"),
    ("AWSProfilesLocation", "ProfileLocation"),
    ("cf", "Confirm"),
    ("db", "Debug"),
    ("ea", "ErrorAction"),
    ("ev", "ErrorVariable"),
    ("infa", "InformationAction"),
    ("iv", "InformationVariable"),
    ("ob", "OutBuffer"),
    ("ov", "OutVariable"),
    ("proga", "ProgressAction"),
    ("ProfilesLocation", "ProfileLocation"),
    ("pv", "PipelineVariable"),
    ("RegionToCall", "Region"),
    ("SecretAccessKey", "SecretKey"),
    ("SK", "SecretKey"),
    ("ST", "SessionToken"),
    ("StoredCredentials", "ProfileName"),
    ("vb", "Verbose"),
    ("wa", "WarningAction"),
    ("wi", "WhatIf"),
    ("wv", "WarningVariable"),
];

/// The names of all parameters of a cmdlet.
pub(super) fn of(operation: &'static Operation) -> Vec<String> {
    let mut names: Vec<String> = COMMON.iter().map(|name| (*name).to_owned()).collect();
    names.extend(operation.own_members().iter().map(|name| (*name).to_owned()));
    let fields = operation.structure().fields.iter().filter(|field| operation.has(field.name));
    for field in fields {
        add(&mut names, &parameter(field), &field.shape.kind);
    }
    if operation.is_code_at_top() {
        names.extend(operation.code_structure().fields.iter().map(parameter));
    }
    names.sort();
    names.dedup();
    names
}

/// Adds a parameter, or those of the members of a structure.
fn add(names: &mut Vec<String>, name: &str, kind: &Kind) {
    if let Kind::Structure(Structure { fields, .. }) = kind {
        for field in *fields {
            add(names, &format!("{name}_{}", parameter(field)), &field.shape.kind);
        }
    } else {
        names.push(name.to_owned());
    }
}

/// The name of a member as a parameter: lists and maps are in the singular.
fn parameter(field: &Field) -> String {
    let is_many = matches!(field.shape.kind, Kind::List { .. } | Kind::Map { .. });
    if is_many { singular(field.name).to_owned() } else { field.name.to_owned() }
}

fn singular(name: &str) -> &str {
    name.strip_suffix('s').unwrap_or(name)
}

/// The parameter that a written name means; nothing if that differs between versions of the tools.
pub(super) fn resolve<'n>(written: &'n str, names: &'n [String]) -> Result<Option<&'n str>, Refused> {
    let is_same = |name: &str| name.eq_ignore_ascii_case(written) || singular(written).eq_ignore_ascii_case(name);
    if let Some(name) = names.iter().find(|name| is_same(name)) {
        return Ok(Some(name));
    }
    if let Some((name, _)) = OTHER_NAMES.iter().find(|(name, _)| is_same(name)) {
        return Ok(Some(name));
    }
    if let Some((_, name)) = ALIASES.iter().find(|(alias, _)| alias.eq_ignore_ascii_case(written)) {
        return Ok(Some(name));
    }
    let begins = |name: &&String| name.get(..written.len()).is_some_and(|start| start.eq_ignore_ascii_case(written));
    match names.iter().filter(begins).collect::<Vec<_>>().as_slice() {
        [] if OTHER_NAMES.iter().any(|(name, _)| begins(&&(*name).to_owned())) => Ok(None),
        [] => {
            let nearest = nearest(written, &mut names.iter().map(String::as_str)).map(str::to_owned);
            Err(Refused::Unknown(written.to_owned(), nearest))
        }
        [only] if only.contains('_') && !written.contains('_') => Ok(None),
        [only] => Ok(Some(only)),
        // the others may be newer
        many if many.iter().filter(|name| !name.contains('_')).count() == 1 => Ok(None),
        many => Err(Refused::Ambiguous(written.to_owned(), many.iter().map(|name| (*name).clone()).collect())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lambda_lint::{CREATE_FUNCTION, UPDATE_FUNCTION_CODE};

    #[test]
    fn abbreviations_mean_the_only_parameter_that_they_begin() {
        let names = of(&CREATE_FUNCTION);
        for (written, expected) in [
            ("FunctionName", Some("FunctionName")),
            ("functionname", Some("FunctionName")),
            ("Memory", Some("MemorySize")),
            ("VpcConfig_Sub", Some("VpcConfig_SubnetId")),
            ("VpcConfig_SubnetIds", Some("VpcConfig_SubnetId")),
            ("Func", Some("FunctionName")),
            ("VpcConfig", None),
            ("ea", Some("ErrorAction")),
            ("Foo", None),
        ] {
            assert_eq!(resolve(written, &names).ok().flatten(), expected, "{written}");
        }
        assert_eq!(resolve("Environment", &names), Ok(None));
        assert_eq!(resolve("DryRun", &of(&UPDATE_FUNCTION_CODE)), Ok(Some("DryRun")));
    }
}
