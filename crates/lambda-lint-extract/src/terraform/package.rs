//! The package of a function: an archive, or what `archive_file` packs.

use super::text_of;
use crate::package_path::{PackagePath, Packer, written};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// How many members of the root are searched for `archive_file`, once for each function.
const MAX_ROOT_MEMBERS: usize = 1_000;

/// The package of a resource.
pub(super) fn of_resource(tree: &Tree<'_>, body: NodeId) -> Option<PackagePath> {
    let (_, filename) = tree.member(body, "filename")?;
    if is_replaced_later(tree, body) {
        return None;
    }
    match path(tree, filename) {
        Some(path) => PackagePath::new(path, Packer::None),
        None => of_archive_file(tree, expression(tree, filename)?),
    }
}

/// The package of a module call.
pub(super) fn of_module(tree: &Tree<'_>, call: NodeId) -> Option<PackagePath> {
    let of = |name| tree.member(call, name).and_then(|(_, value)| path(tree, value));
    let is_set = |name| tree.member(call, name).is_some();
    // packages of others are ignored where they change
    if is_set("ignore_source_code_hash") || is_set("build_in_docker") || is_set("docker_build_root") {
        return None;
    }
    match of("local_existing_package") {
        Some(path) => PackagePath::new(path, Packer::Upload),
        None => PackagePath::new(of("source_path")?, Packer::Upload),
    }
}

/// Whether another tool deploys the code, and the archive only holds its place.
fn is_replaced_later(tree: &Tree<'_>, body: NodeId) -> bool {
    let Some((_, lifecycle)) = tree.member(body, "lifecycle") else { return false };
    let text = written(tree, lifecycle).unwrap_or_default();
    text.contains("ignore_changes")
        && ["filename", "source_code_hash", "all", "s3_"].iter().any(|name| text.contains(name))
}

/// A path that does not depend on anything but the folder of the document.
fn path<'t>(tree: &'t Tree<'t>, value: NodeId) -> Option<&'t str> {
    let text = match tree.kind(value) {
        NodeKind::Text => text_of(tree, value)?,
        NodeKind::Unknown => written(tree, value)?.strip_prefix('"')?.strip_suffix('"')?,
        _ => return None,
    };
    let path = text.strip_prefix("${path.module}/").unwrap_or(text);
    (!path.contains(['$', '%', '"'])).then_some(path)
}

/// An expression as it is written.
fn expression<'t>(tree: &'t Tree<'t>, value: NodeId) -> Option<&'t str> {
    match tree.kind(value) {
        NodeKind::Text => text_of(tree, value)?.strip_prefix("${")?.strip_suffix('}'),
        NodeKind::Unknown => {
            let text = written(tree, value)?;
            Some(text.strip_prefix("\"${").and_then(|text| text.strip_suffix("}\"")).unwrap_or(text))
        }
        _ => None,
    }
}

/// The files that the referenced data source packages.
fn of_archive_file(tree: &Tree<'_>, reference: &str) -> Option<PackagePath> {
    let reference = reference.trim().strip_suffix(".output_path")?;
    let (kind, rest) = match reference.strip_prefix("data.") {
        Some(rest) => ("data", rest),
        None => ("resource", reference),
    };
    let label = rest.strip_prefix("archive_file.")?;
    let body = block(tree, kind, label)?;
    let has = |name| tree.member(body, name).is_some();
    if has("source") || has("excludes") || has("count") || has("for_each") || has("dynamic") {
        return None;
    }
    let of = |name| tree.member(body, name).and_then(|(_, value)| path(tree, value));
    match of("source_file") {
        Some(path) => PackagePath::new(path, Packer::SingleFile),
        None => PackagePath::new(of("source_dir")?, Packer::Upload),
    }
}

/// The body of an `archive_file` block in the same document.
fn block(tree: &Tree<'_>, kind: &str, label: &str) -> Option<NodeId> {
    let members = tree.members(0).take(MAX_ROOT_MEMBERS).filter(|(name, _)| tree.text(*name) == kind);
    members
        .filter_map(|(_, types)| {
            let (_, labels) = tree.member(types, "archive_file")?;
            let (_, body) = tree.member(labels, label)?;
            match tree.kind(body) {
                NodeKind::List => tree.entries(body).next(),
                _ => Some(body),
            }
        })
        .next()
}
