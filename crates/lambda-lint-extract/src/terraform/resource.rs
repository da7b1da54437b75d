//! The arguments of `aws_lambda_function` and of its blocks.

use super::collect::{Group, Value};
use super::locals::{self, expression};
use super::names::{BLOCKS, COMPUTED, META_ARGUMENTS, META_BLOCKS, OTHERS, RESOURCE};
use super::unsupported_argument as rules;
use super::{is_hcl, text_of};
use crate::tables::Tables;
use lambda_lint::DiagnosticBuilder;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// How to interpret an argument that is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Absent<'a> {
    /// It is not set.
    NotSet,
    /// It is only known later, or not set if it is not among these arguments.
    Unknown(Option<&'a [&'a str]>),
}

/// Collects the members that the arguments of a resource set. The `dynamic` block `assumed` is taken for one that is made.
pub(crate) fn collect(
    tables: &Tables<'_>,
    body: NodeId,
    absent: Absent<'_>,
    assumed: Option<NodeId>,
    faults: &mut Vec<DiagnosticBuilder<'static>>,
) -> Group {
    let (tree, mut group) = (tables.tree(), Group::new(body));
    Walk { tree, tables, absent, assumed, faults }.body(body, "", "", &mut group);
    drop_unsent(tree, &mut group);
    group
}

/// The provider sends neither a handler nor a runtime with an image.
fn drop_unsent(tree: &Tree<'_>, group: &mut Group) {
    let Some(package_type) = group.node("PackageType") else { return };
    for name in ["Handler", "Runtime"] {
        match tree.kind(package_type) {
            NodeKind::Unknown => group.make_optional(name),
            _ if text_of(tree, package_type) == Some("Image") => group.remove(name),
            _ => {}
        }
    }
}

/// The path of the argument that sets a member, given by its pointer.
pub(crate) fn argument_of(pointer: &str) -> Option<String> {
    let is_index = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    let names: Vec<&str> = pointer.split('/').map(|name| if is_index(name) { "-" } else { name }).collect();
    let pointer = names.join("/");
    let exact = RESOURCE.iter().find(|(_, member)| *member == pointer).map(|(argument, _)| (*argument).to_owned());
    exact.or_else(|| {
        BLOCKS
            .iter()
            .find(|block| member_of_block(block).is_some_and(|member| member == pointer))
            .map(|block| (*block).to_owned())
    })
}

/// The block that has an argument of this name.
pub(super) fn block_of(name: &str) -> Option<&'static str> {
    let in_blocks = RESOURCE.iter().filter_map(|(argument, _)| argument.rsplit_once('.'));
    in_blocks.clone().find(|(_, last)| *last == name).map(|(block, _)| block)
}

/// Whether a resource has an argument or a block of this name.
pub(super) fn is_at_top(name: &str) -> bool {
    BLOCKS.contains(&name) || RESOURCE.iter().any(|(argument, _)| *argument == name)
}

/// Whether this is the path of a block.
pub(crate) fn is_block(path: &str) -> bool {
    BLOCKS.contains(&path) || member_of_block(path).is_some()
}

/// The pointer of the object that a block sets; one of the objects of a list ends in `/-`.
fn member_of_block(path: &str) -> Option<&'static str> {
    RESOURCE.iter().find_map(|(argument, member)| {
        let rest = argument.strip_prefix(path)?.strip_prefix('.')?;
        let mut member = *member;
        for _ in 0..=rest.matches('.').count() {
            member = member.rsplit_once('/')?.0;
        }
        Some(member)
    })
}

struct Walk<'w, 't> {
    tree: &'w Tree<'t>,
    tables: &'w Tables<'t>,
    absent: Absent<'w>,
    assumed: Option<NodeId>,
    faults: &'w mut Vec<DiagnosticBuilder<'static>>,
}

impl Walk<'_, '_> {
    /// Reads a body. `path` is the path of the block with a trailing dot; `base` is the pointer of the object that it sets.
    fn body(&mut self, body: NodeId, path: &str, base: &str, group: &mut Group) {
        for (name, value) in self.tree.members(body) {
            let key = format!("{path}{}", self.tree.text(name));
            if let Some((_, member)) = RESOURCE.iter().find(|(argument, _)| *argument == key) {
                self.faults.extend(rules::wrong_form(self.tree, name, value, &key));
                group.set(&member[base.len()..], name, Value::Node(locals::follow(self.tables, value)));
            } else if let Some(member) = member_of_block(&key) {
                self.faults.extend(rules::wrong_form(self.tree, name, value, &key));
                self.blocks(&key, member, &member[base.len()..], (name, value), group);
            } else if key.strip_prefix(path) == Some("dynamic") {
                self.dynamic(value, path, base, group);
            } else if COMPUTED.contains(&key.as_str()) {
                self.faults.push(rules::computed(self.tree, name));
            } else if !is_other(&key, path.is_empty()) {
                let others = arguments(self.tree, body, path);
                let (fault, meant) = rules::unknown(self.tree, name, path, &others);
                self.faults.push(fault);
                let meant = meant.map(|meant| format!("{path}{meant}"));
                let set = meant.and_then(|meant| RESOURCE.iter().find(|(argument, _)| *argument == meant));
                if let Some((_, member)) = set {
                    group.set(&member[base.len()..], name, Value::Optional);
                }
            }
        }
        if let Absent::Unknown(unknown) = self.absent {
            self.leave_open(body, (path, base), unknown, group);
        }
    }

    /// Makes the presence of members unknown whose arguments are not there.
    fn leave_open(&mut self, body: NodeId, (path, base): (&str, &str), unknown: Option<&[&str]>, group: &mut Group) {
        for (argument, member) in RESOURCE {
            let Some(name) = argument.strip_prefix(path) else { continue };
            let first = name.split('.').next().unwrap_or_default();
            if path.is_empty() && unknown.is_some_and(|unknown| !unknown.contains(&first)) {
                continue;
            }
            match name.split_once('.') {
                None if self.tree.member(body, name).is_none() => {
                    group.set(&member[base.len()..], body, Value::Optional);
                }
                Some((block, _)) if self.tree.member(body, block).is_none() => {
                    let whole = member_of_block(&argument[..path.len() + block.len()]);
                    let whole = whole.map(|whole| &whole[base.len()..]);
                    if let Some(whole) = whole.filter(|whole| !group.has(whole)) {
                        group.set(whole, body, Value::Optional);
                    }
                }
                _ => {}
            }
        }
    }

    /// One block, or a list of blocks as the JSON syntax and plans have them.
    fn blocks(
        &mut self,
        key: &str,
        member: &'static str,
        relative: &'static str,
        (name, value): (NodeId, NodeId),
        group: &mut Group,
    ) {
        match self.tree.kind(value) {
            NodeKind::Object => {
                let mut inner = Group::new(value);
                self.body(value, &format!("{key}."), member, &mut inner);
                // Terraform takes several of the blocks that make up a list
                if group.has_group(relative) && !member.ends_with("/-") && is_hcl(self.tree) {
                    self.faults.push(rules::repeated_block(self.tree, name));
                    return;
                }
                // without variables, the provider sends no `Environment`
                if !inner.members.is_empty() || !matches!(key, "environment" | "image_config") {
                    group.set(relative, name, Value::Group(inner));
                }
            }
            NodeKind::List => {
                for entry in self.tree.entries(value) {
                    self.blocks(key, member, relative, (name, entry), group);
                }
            }
            NodeKind::Null => {}
            _ => group.set(relative, name, Value::Optional),
        }
    }

    /// Blocks of which Terraform makes one for each element of a collection: one if that is a literal or is assumed, and otherwise
    /// perhaps none.
    fn dynamic(&mut self, value: NodeId, path: &str, base: &str, group: &mut Group) {
        for (name, block) in self.tree.members(value) {
            let key = format!("{path}{}", self.tree.text(name));
            let Some(member) = member_of_block(&key) else { continue };
            let relative = &member[base.len()..];
            let content = self.tree.member(block, "content").map(|(_, content)| content);
            match (dynamic_count(self.tree, block), content) {
                (Some(0), _) => {}
                (Some(_), Some(content)) => self.blocks(&key, member, relative, (name, content), group),
                (None, Some(content)) if self.assumed == Some(block) => {
                    self.blocks(&key, member, relative, (name, content), group);
                }
                _ => group.set(relative, name, Value::Optional),
            }
        }
        for entry in self.tree.entries(value) {
            self.dynamic(entry, path, base, group);
        }
    }
}

/// How many blocks a `dynamic` block makes, if that is a literal.
fn dynamic_count(tree: &Tree<'_>, block: NodeId) -> Option<usize> {
    let (_, collection) = tree.member(block, "for_each").filter(|_| tree.kind(block) == NodeKind::Object)?;
    count_of(tree, collection)
}

/// How many entries a literal collection has.
pub(super) fn count_of(tree: &Tree<'_>, collection: NodeId) -> Option<usize> {
    match tree.kind(collection) {
        _ if tree.is_open(collection) => None,
        NodeKind::List => Some(tree.entries(collection).count()),
        NodeKind::Object => Some(tree.members(collection).count()),
        NodeKind::Unknown => {
            let written = expression(tree, collection)?;
            (written.split_whitespace().collect::<String>() == "toset([])").then_some(0)
        }
        _ => None,
    }
}

/// How many `dynamic` blocks are assumed to be made, each for itself.
const MAX_ASSUMED: usize = 4;

/// The `dynamic` blocks of a body that may be made or not.
pub(super) fn uncertain_blocks(tree: &Tree<'_>, body: NodeId) -> Vec<NodeId> {
    let holders = tree.members(body).filter(|(name, _)| tree.text(*name) == "dynamic").map(|(_, holder)| holder);
    let objects = holders.flat_map(|holder| match tree.kind(holder) {
        NodeKind::List => tree.entries(holder).collect(),
        _ => vec![holder],
    });
    let blocks = objects.flat_map(|object| tree.members(object)).map(|(_, block)| block);
    blocks.filter(|&block| dynamic_count(tree, block).is_none()).take(MAX_ASSUMED).collect()
}

/// Whether this is an argument or a block that sets no member.
fn is_other(key: &str, is_top: bool) -> bool {
    let is_meta = is_top && (META_ARGUMENTS.contains(&key) || META_BLOCKS.contains(&key));
    is_meta
        || OTHERS.contains(&key)
        || key.starts_with("timeouts.")
        || key.starts_with("//")
        || key == "dynamic"
        || key.ends_with(".dynamic")
}

/// The names that may be set in a body and are not set yet.
fn arguments(tree: &Tree<'_>, body: NodeId, path: &str) -> Vec<&'static str> {
    let blocks = BLOCKS.iter().chain(META_BLOCKS).chain(META_ARGUMENTS).chain(OTHERS).filter(|_| path.is_empty());
    let inner = RESOURCE.iter().filter_map(|(argument, _)| argument.strip_prefix(path)).map(|rest| {
        match rest.split_once('.') {
            Some((block, _)) => block,
            None => rest,
        }
    });
    let mut names: Vec<_> = inner.chain(blocks.copied()).collect();
    names.retain(|name| tree.member(body, name).is_none());
    names.sort_unstable();
    names.dedup();
    names
}
