//! A command as a request.

use super::options::Target;
use super::{Call, Fault, FaultKind};
use crate::package_path::{PackagePath, Packer, written};
use crate::wrapped::Wrapped;
use lambda_lint::Absence;
use lambda_lint::internals::PlaceKind;
use lambda_lint::{CREATE_FUNCTION, Operation};
use lambda_lint::{DiagnosticBuilder, Place};
use lambda_lint_syntax::copy::Copier;
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Makes the request of a command, whose object is this node of a tree.
pub(crate) fn wrap<'t>(tree: &'t Tree<'t>, object: NodeId, call: &Call) -> Wrapped<'t> {
    let mut copier = Copier::new(tree);
    let members: Vec<(Target, NodeId, NodeId)> =
        tree.members(object).zip(&call.targets).map(|((name, value), target)| (*target, name, value)).collect();
    let root = copier.open(NodeKind::Object, object);
    if call.operation.is_update() {
        copier.mark_open(root);
    }
    for &(target, name, value) in &members {
        match target {
            Target::Member(field) if field.name == "Code" || is_of_code(call.operation, field.name) => {}
            Target::Member(field) | Target::Flag(field, _) => {
                copier.name(field.name.into(), name);
                copy(tree, &mut copier, value, call.is_emulated && field.name == "Role");
            }
            _ => {}
        }
    }
    code(tree, &mut copier, object, &members, call);
    for &(_, _, input) in members.iter().filter(|(target, ..)| matches!(target, Target::Input)) {
        for (name, value) in tree.members(input) {
            let text = tree.text(name);
            let is_given = members.iter().any(|(target, ..)| match target {
                Target::Member(field) | Target::Flag(field, _) => field.name == text,
                Target::ZipFile => text == "Code",
                _ => false,
            });
            if !is_given && !call.operation.own_members().contains(&text) {
                copier.leaf(name);
                copy(tree, &mut copier, value, call.is_emulated && text == "Role");
            }
        }
    }
    copier.close(root);
    let mut wrapped = Wrapped::new(object, tree, copier);
    wrapped.map.is_editable = false;
    wrapped.map.naming = Some(Naming {
        base: String::new(),
        root: object,
        has_pointers: false,
        spell: if call.operation.is_code_at_top() { option_of_code } else { option_of },
    });
    wrapped.absence = Some(if call.operation.is_update() { Absence::Unknown } else { Absence::NotSent });
    // an emulator is in any region
    if let Some((region, (start, end))) = call.region.as_ref().filter(|_| !call.is_emulated) {
        wrapped.region = Some(region.clone());
        wrapped.context.region_from = Some(Place(PlaceKind::Range(*start, *end)));
    }
    wrapped.operation = call.operation;
    wrapped.is_checked_by_client = true;
    let zip_file = members.iter().find(|(target, ..)| matches!(target, Target::ZipFile));
    wrapped.package = zip_file.and_then(|&(.., value)| package(tree, value));
    wrapped.findings = call.faults.iter().map(|fault| draft(fault, tree, object)).collect();
    wrapped
}

/// Whether a member at the top of UpdateFunctionCode is one of `Code` in CreateFunction.
fn is_of_code(operation: &'static Operation, name: &str) -> bool {
    operation.is_code_at_top() && CREATE_FUNCTION.code_structure().field(name).is_some()
}

/// The archive of `--zip-file`, unless the script makes it.
fn package(tree: &Tree<'_>, value: NodeId) -> Option<PackagePath> {
    let word = written(tree, value)?.trim_matches(['"', '\'']);
    let path = word.strip_prefix("fileb://")?;
    super::files::is_input_only(tree.source()?, path).then(|| PackagePath::new(path, Packer::None))?
}

fn copy(tree: &Tree<'_>, copier: &mut Copier<'_, '_>, value: NodeId, is_any: bool) {
    if is_any && tree.kind(value) == NodeKind::Text {
        copier.unknown(value);
    } else {
        copier.copy(value, |_| true);
    }
}

/// Adds `Code`, which several options set.
fn code(
    tree: &Tree<'_>,
    copier: &mut Copier<'_, '_>,
    object: NodeId,
    members: &[(Target, NodeId, NodeId)],
    call: &Call,
) {
    let operation = call.operation;
    let is_code = |target: &Target| matches!(target, Target::Member(field) if field.name == "Code");
    let own = members.iter().find(|(target, ..)| is_code(target)).map(|&(_, name, value)| (name, value));
    let zip_file =
        members.iter().find(|(target, ..)| matches!(target, Target::ZipFile)).map(|&(_, name, value)| (name, value));
    let parts = || {
        members
            .iter()
            .filter(|(target, ..)| matches!(target, Target::Member(field) if is_of_code(operation, field.name)))
    };
    let first = own.or(zip_file).or_else(|| parts().next().map(|&(_, name, value)| (name, value)));
    let Some((name, value)) = first else { return };
    copier.name("Code".into(), name);
    let is_object = own.is_none_or(|(_, value)| tree.kind(value) == NodeKind::Object);
    if !is_object && zip_file.is_none() {
        copier.copy(value, |_| true);
        return;
    }
    let code = copier.open(
        NodeKind::Object,
        if own.is_some() {
            value
        } else if operation.is_update() {
            object
        } else {
            value
        },
    );
    if !is_object || operation.is_update() {
        copier.mark_open(code);
    }
    for (name, value) in own.into_iter().flat_map(|(_, value)| tree.members(value)) {
        let is_archive = tree.text(name) == "ZipFile";
        if is_archive && zip_file.is_some() {
            continue;
        }
        copier.leaf(name);
        match is_archive {
            // a rule of its own reports it
            true => copier.unknown(value),
            // LocalStack reads code from a path
            _ if call.is_emulated && tree.text(name) == "S3Key" => copier.unknown(value),
            false => copier.copy(value, |_| true),
        }
    }
    for &(target, name, value) in parts() {
        if let Target::Member(field) = target {
            copier.name(field.name.into(), name);
            copier.copy(value, |_| true);
        }
    }
    if let Some((name, value)) = zip_file {
        copier.name("ZipFile".into(), name);
        copier.unknown(value);
    }
    copier.close(code);
}

/// The same for UpdateFunctionCode, where the members of `Code` are options of their own.
fn option_of_code(path: &str) -> Option<String> {
    option_of(path.strip_prefix("/Code").filter(|rest| rest.starts_with('/')).unwrap_or(path))
}

/// The option that sets the member at this path of the request.
fn option_of(path: &str) -> Option<String> {
    let member = path.strip_prefix('/')?;
    if matches!(member, "Code/ZipFile" | "ZipFile") {
        return Some("--zip-file".to_owned());
    }
    let (member, below) = member.split_once('/').map_or((member, None), |(member, below)| (member, Some(below)));
    let option = format!("--{}", super::options::cli_name(member));
    Some(below.map_or(option.clone(), |below| format!("{option}.{}", below.replace('/', "."))))
}

fn draft(fault: &Fault, tree: &Tree<'_>, object: NodeId) -> DiagnosticBuilder<'static> {
    let name = fault.option.as_ref().map(|option| format!("--{option}"));
    let node = name.and_then(|name| tree.member(object, &name)).map(|(_, value)| value);
    let is_whole = matches!(fault.kind, FaultKind::ZipFile | FaultKind::Braces { .. });
    let place = match node.filter(|_| is_whole) {
        Some(node) => PlaceKind::Outside(node),
        None => PlaceKind::Range(fault.range.0, fault.range.1),
    };
    super::rules::draft(fault, Place(place))
}
