//! References of a template to a role that are not its ARN.

use super::value::{Language, function};
use crate::rules::role_name_instead_of_arn::made;
use lambda_lint::{DiagnosticBuilder, msg};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Reports a reference to a role of the same template that is not its ARN. `template` contains the resources.
pub(crate) fn by_name(
    tree: &Tree<'_>,
    language: Language,
    template: NodeId,
    value: NodeId,
) -> Option<DiagnosticBuilder<'static>> {
    let value = language.resolve(tree, value);
    let (name, argument) = function(tree, value)?;
    let text = || (tree.kind(argument) == NodeKind::Text).then(|| tree.text(argument));
    let (role, is_name) = match name {
        "Ref" => (text()?, true),
        "Sub" => (text()?.strip_prefix("${")?.strip_suffix('}')?, true),
        "GetAtt" => (get_att_without_attribute(tree, argument)?, false),
        _ => return None,
    };
    let (_, resources) = tree.member(template, "Resources")?;
    let (_, resource) = tree.member(resources, role)?;
    if tree.text_member(resource, "Type") != Some("AWS::IAM::Role") {
        return None;
    }
    let message = match is_name {
        true => msg!("the name of {role} is given; {@Role} must be its ARN", role = Text(role)),
        false => msg!("{function} needs an attribute of {role}", function = Name("Fn::GetAtt"), role = Text(role)),
    };
    let help = msg!("use {function} for {arn}", function = Name("Fn::GetAtt"), arn = Text(&format!("{role}.Arn")));
    Some(made(value, message, help))
}

/// The resource of an `Fn::GetAtt` that names no attribute.
fn get_att_without_attribute<'t>(tree: &'t Tree<'_>, argument: NodeId) -> Option<&'t str> {
    let resource = match tree.kind(argument) {
        NodeKind::Text => argument,
        NodeKind::List if !tree.is_open(argument) => {
            let mut entries = tree.entries(argument);
            entries.next().filter(|&first| tree.kind(first) == NodeKind::Text && entries.next().is_none())?
        }
        _ => return None,
    };
    Some(tree.text(resource)).filter(|name| !name.contains('.'))
}
