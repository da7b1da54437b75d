//! Cmdlets of the AWS Tools for PowerShell that create or update a function: `Publish-LMFunction`, `Update-LMFunctionConfiguration`,
//! `Update-LMFunctionCode`.
//!
//! A parameter has the name of the member in the singular, with `_` before nested members: `VpcConfig_SubnetId`.

mod parameters;

use crate::sdk::{SdkCall, SdkFault};
use crate::{Extracted, Extractor, Input};
use lambda_lint::model::{Kind as ShapeKind, Shape, Structure};
use lambda_lint::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
use lambda_lint_syntax::command::{Cmdlet, cmdlets};
use lambda_lint_syntax::literal::{Kind, Literal, Member};
use std::ops::Range;

// cmdlets are found in scripts, not in objects of a document
pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &[], may_be_in, extract: |_| Extracted::Nothing, extract_text: None };

const CMDLETS: [(&str, &Operation); 3] = [
    ("Publish-LMFunction", &CREATE_FUNCTION),
    ("Update-LMFunctionConfiguration", &UPDATE_FUNCTION_CONFIGURATION),
    ("Update-LMFunctionCode", &UPDATE_FUNCTION_CODE),
];

/// Parameters whose names differ from the members that they set.
const OTHER_NAMES: &[(&str, &str)] = &[
    ("BucketName", "Code_S3Bucket"),
    ("Key", "Code_S3Key"),
    ("VersionId", "Code_S3ObjectVersion"),
    ("S3Bucket", "Code_S3Bucket"),
    ("S3Key", "Code_S3Key"),
    ("S3ObjectVersion", "Code_S3ObjectVersion"),
    ("ImageUri", "Code_ImageUri"),
    ("FunctionZip", "Code_ZipFile"),
    ("ZipFilename", "Code_ZipFile"),
    ("ZipFile", "Code_ZipFile"),
    ("FunctionArn", "FunctionName"),
];

pub(crate) fn may_be_in(text: &str) -> bool {
    text.contains("-LMFunction") || text.contains("-lmfunction")
}

/// Reads all such cmdlets in a range of a text.
pub(crate) fn read(text: &str, range: Range<usize>) -> Vec<SdkCall> {
    if !may_be_in(text) {
        return Vec::new();
    }
    cmdlets(text, range, &CMDLETS.map(|(name, _)| name)).into_iter().filter_map(call).collect()
}

fn call(cmdlet: Cmdlet) -> Option<SdkCall> {
    let Cmdlet { name, start, end, parameters, is_open } = cmdlet;
    let (_, operation) = CMDLETS[name];
    let is_emulated = parameters.iter().any(|parameter| parameter.name.eq_ignore_ascii_case("EndpointUrl"));
    let mut members: Vec<Member> = Vec::new();
    let mut faults = Vec::new();
    let mut region = None;
    let known = parameters::of(operation);
    let mut is_open = is_open;
    for mut parameter in parameters {
        match parameters::resolve(&parameter.name, &known) {
            Ok(Some("Region")) => {
                if let Kind::Text(text) = parameter.value.kind {
                    region = Some((text, (parameter.value.start, parameter.value.end)));
                }
                continue;
            }
            Ok(Some(name)) => parameter.name = name.to_owned(),
            Ok(None) => {
                is_open = true;
                continue;
            }
            Err(refused) => {
                // it may be what is missing
                is_open = true;
                faults.push(SdkFault::Parameter((parameter.start, parameter.end), refused));
                continue;
            }
        }
        let name = OTHER_NAMES.iter().find(|(other, _)| other.eq_ignore_ascii_case(&parameter.name));
        let name = name.map_or(parameter.name.as_str(), |(_, name)| name).to_owned();
        // the members of `Code` are at the top
        let name = match name.strip_prefix("Code_").filter(|_| operation.is_code_at_top()) {
            Some(inner) => {
                if let Some(field) = operation.code_structure().field(inner) {
                    let value = converted(parameter.value, field.shape);
                    members.push(Member { name: inner.to_owned(), value, ..parameter });
                }
                continue;
            }
            None => name,
        };
        let path: Vec<&str> = name.split('_').collect();
        put(&mut members, operation.structure(), &path, parameter);
    }
    let is_ours = members.iter().any(|member| member.name == "FunctionName") || is_open;
    let literal = Literal { kind: Kind::Object { members, is_open }, start, end };
    is_ours.then_some(SdkCall { input: Input::AwsToolsPowerShell, operation, literal, is_emulated, region, faults })
}

/// Sets the member at a path of names. Parameters that are not in the request are ignored.
fn put(members: &mut Vec<Member>, structure: &'static Structure, path: &[&str], parameter: Member) {
    let Some((first, rest)) = path.split_first() else { return };
    let is_called = |name: &str| {
        name.eq_ignore_ascii_case(first) || name.strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(first))
    };
    let Some(field) = structure.fields.iter().find(|field| is_called(field.name)) else { return };
    if rest.is_empty() {
        let value = converted(parameter.value, field.shape);
        members.push(Member { name: field.name.to_owned(), value, ..parameter });
        return;
    }
    let ShapeKind::Structure(inner) = &field.shape.kind else { return };
    let Member { start, end, .. } = parameter;
    let index = members.iter().position(|member| member.name == field.name).unwrap_or_else(|| {
        let kind = Kind::Object { members: Vec::new(), is_open: false };
        members.push(Member { name: field.name.to_owned(), start, end, value: Literal { kind, start, end } });
        members.len() - 1
    });
    if let Kind::Object { members, .. } = &mut members[index].value.kind {
        put(members, inner, rest, parameter);
    }
}

/// Converts a value as PowerShell does for the parameter's type.
fn converted(value: Literal, shape: &'static Shape) -> Literal {
    let Literal { kind, start, end } = value;
    let kind = match (&shape.kind, kind) {
        (ShapeKind::Blob, _) => Kind::Unknown,
        (ShapeKind::List { entry, .. }, Kind::List { entries, is_open }) => {
            let entries = entries.into_iter().map(|value| converted(value, entry)).collect();
            Kind::List { entries, is_open }
        }
        (ShapeKind::List { entry, .. }, kind @ (Kind::Text(_) | Kind::Number(_))) => {
            Kind::List { entries: vec![converted(Literal { kind, start, end }, entry)], is_open: false }
        }
        // a structure comes from a cmdlet of its own
        (ShapeKind::Structure(_), _) => Kind::Unknown,
        (ShapeKind::Map { value: inner, .. }, Kind::Object { members, is_open }) => {
            let one = |member: Member| Member { value: converted(member.value, inner), ..member };
            Kind::Object { members: members.into_iter().map(one).collect(), is_open }
        }
        (ShapeKind::Text(_), Kind::Number(text)) => Kind::Text(text),
        (ShapeKind::Text(_), Kind::Boolean(_)) => Kind::Unknown,
        (ShapeKind::Integer { .. }, Kind::Text(text)) if text.parse::<i64>().is_ok() => Kind::Number(text),
        (_, Kind::Null) => Kind::Unknown,
        (_, kind) => kind,
    };
    Literal { kind, start, end }
}
