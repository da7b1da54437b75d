//! Detects references to the wrong attribute: the URL of a queue for its ARN, or one value for a list.

use super::collect::{Group, Value};
use super::locals::expression;
use super::reference::Reference;
use crate::rules::{reference_to_other_value, single_value_for_list};
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Attributes of a resource that are not what a member takes.
struct Resource {
    /// The type of the resource.
    kind: &'static str,
    /// The attribute that the member takes.
    right: &'static str,
    /// Other attributes, and what they are.
    wrong: &'static [(&'static str, &'static str)],
}

/// The members that take the ARN or the ID of another resource. From the documentation of the AWS provider 6.x, read on
/// 2026-11-30.
static MEMBERS: &[(&[&str], &[Resource])] = &[
    (
        &["Layers"],
        &[Resource {
            kind: "aws_lambda_layer_version",
            right: "arn",
            wrong: &[
                ("layer_arn", "the ARN without the version"),
                ("layer_name", "the name of the layer"),
                ("version", "the number of the version"),
            ],
        }],
    ),
    (
        &["DeadLetterConfig", "TargetArn"],
        &[
            Resource {
                kind: "aws_sqs_queue",
                right: "arn",
                wrong: &[
                    ("id", "the URL of the queue"),
                    ("url", "the URL of the queue"),
                    ("name", "the name of the queue"),
                ],
            },
            Resource { kind: "aws_sns_topic", right: "arn", wrong: &[("name", "the name of the topic")] },
        ],
    ),
    (
        &["KMSKeyArn"],
        &[
            Resource {
                kind: "aws_kms_key",
                right: "arn",
                wrong: &[("id", "the ID of the key"), ("key_id", "the ID of the key")],
            },
            Resource {
                kind: "aws_kms_alias",
                right: "target_key_arn",
                wrong: &[("id", "the name of the alias"), ("name", "the name of the alias")],
            },
        ],
    ),
    (
        &["CodeSigningConfigArn"],
        &[Resource {
            kind: "aws_lambda_code_signing_config",
            right: "arn",
            wrong: &[("config_id", "the ID of the configuration")],
        }],
    ),
    (
        &["FileSystemConfigs", "Arn"],
        &[Resource {
            kind: "aws_efs_access_point",
            right: "arn",
            wrong: &[("id", "the ID of the access point"), ("file_system_id", "the ID of the file system")],
        }],
    ),
    (
        &["VpcConfig", "SecurityGroupIds"],
        &[Resource {
            kind: "aws_security_group",
            right: "id",
            wrong: &[("arn", "the ARN of the security group"), ("name", "the name of the security group")],
        }],
    ),
    (
        &["VpcConfig", "SubnetIds"],
        &[Resource {
            kind: "aws_subnet",
            right: "id",
            wrong: &[("arn", "the ARN of the subnet"), ("vpc_id", "the ID of the VPC")],
        }],
    ),
];

/// The members that are lists of single values.
const LISTS: [&str; 3] = ["Layers", "SecurityGroupIds", "SubnetIds"];

/// Reports references to other values.
pub(super) fn check(tree: &Tree<'_>, group: &Group) -> Vec<DiagnosticBuilder<'static>> {
    let mut found = Vec::new();
    for (names, resources) in MEMBERS {
        let is_list = names.last().is_some_and(|name| LISTS.contains(name));
        for node in nodes(group, names) {
            if tree.kind(node) == NodeKind::List {
                found.extend(tree.entries(node).filter_map(|entry| other_value(tree, entry, resources)));
            } else if is_list {
                found.extend(single_value(tree, node, resources));
            } else {
                found.extend(other_value(tree, node, resources));
            }
        }
    }
    found
}

/// The values of a member, given by the names of the members around it.
fn nodes(group: &Group, names: &[&str]) -> Vec<NodeId> {
    let Some((name, rest)) = names.split_first() else { return Vec::new() };
    let members = group.members.iter().filter(|member| member.name == *name);
    let nodes = members.flat_map(|member| match &member.value {
        Value::Node(node) if rest.is_empty() => vec![*node],
        Value::Group(inner) => nodes(inner, rest),
        Value::List(list) => list.iter().flat_map(|inner| nodes(inner, rest)).collect(),
        _ => Vec::new(),
    });
    nodes.collect()
}

/// A value that consists of a reference to one of these resources.
struct ReferenceSite<'t> {
    written: &'t str,
    reference: Reference<'t>,
    resource: &'static Resource,
}

impl<'t> ReferenceSite<'t> {
    fn new(tree: &'t Tree<'_>, value: NodeId, resources: &'static [Resource]) -> Option<Self> {
        let written = expression(tree, value)?;
        let reference = Reference::new(written)?;
        let resource = resources.iter().find(|resource| resource.kind == reference.kind)?;
        Some(ReferenceSite { written, reference, resource })
    }

    /// What an attribute is, if the member does not take it.
    fn wrong(&self, attribute: &str) -> Option<&'static str> {
        self.resource.wrong.iter().find(|(wrong, _)| *wrong == attribute).map(|(_, what)| *what)
    }
}

fn other_value(tree: &Tree<'_>, value: NodeId, resources: &'static [Resource]) -> Option<DiagnosticBuilder<'static>> {
    let referring = ReferenceSite::new(tree, value, resources)?;
    let found = match referring.reference.attribute {
        Some(attribute) => referring.wrong(attribute)?,
        None => "the whole resource",
    };
    let expected = format!("{}.{}", referring.reference.resource, referring.resource.right);
    Some(reference_to_other_value::attribute(referring.written, found, &expected, value))
}

fn single_value(tree: &Tree<'_>, value: NodeId, resources: &'static [Resource]) -> Option<DiagnosticBuilder<'static>> {
    let referring = ReferenceSite::new(tree, value, resources)?;
    let attribute = referring.reference.attribute?;
    let is_known = attribute == referring.resource.right || referring.wrong(attribute).is_some();
    is_known.then(|| single_value_for_list::reference(referring.written, value))
}
