//! Plans of Terraform as JSON (`terraform show -json`): the functions under `planned_values`, or under `resource_changes` in a
//! plan without it.
//!
//! A plan has the values that Terraform worked out. `null` is absent, and what only becomes known as the plan is applied is not
//! in it. The provider has accepted the arguments, so their names are not judged.

use super::terraform::resource::{self, Absent};
use super::terraform::{self, Form, RESOURCE_TYPE, settings};
use super::{Candidate, Extracted, Extractor};
use crate::package_path::{PackagePath, Packer};
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind};

pub(super) static EXTRACTOR: Extractor =
    Extractor { anchors: &["values", "change"], may_be_in, extract, extract_text: None };

fn may_be_in(text: &str) -> bool {
    text.contains(RESOURCE_TYPE) && (text.contains("planned_values") || text.contains("resource_changes"))
}

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let is_function = candidate.text("type") == Some(RESOURCE_TYPE) && candidate.text("mode") != Some("data");
    // of what the root holds
    let root_name = candidate.trail.len().checked_sub(1).filter(|&up| up > 0).and_then(|up| candidate.name_of(up));
    let Some(values) = values(candidate, root_name).filter(|_| is_function) else { return Extracted::Nothing };
    let unknown = unknown(candidate);
    let absent = Absent::Unknown(unknown.as_deref());
    // the provider has accepted all of them
    let group = resource::collect(candidate.tables, values, absent, None, &mut Vec::new());
    let address = candidate.text("address").unwrap_or(RESOURCE_TYPE).to_owned();
    let naming = Naming { base: address, root: values, has_pointers: true, spell: resource::argument_of };
    let mut wrapped = terraform::wrapped(candidate.tree, values, &group, naming, Form::Plan);
    let filename = candidate.tree.text_member(values, "filename");
    wrapped.package = filename.and_then(|path| PackagePath::new(path, Packer::None));
    if let Some((region, node)) = settings::region(candidate.tables, values) {
        wrapped.set_region(region, node);
    }
    // plans are not edited by hand
    wrapped.map.is_editable = false;
    Extracted::Request(Box::new(wrapped))
}

/// The object with the arguments of a function that the plan makes, changes or keeps.
fn values(candidate: &Candidate<'_, '_>, root_name: Option<&str>) -> Option<NodeId> {
    let is_object = |&id: &NodeId| candidate.tree.kind(id) == NodeKind::Object;
    match root_name? {
        "planned_values" => candidate.member("values").filter(is_object),
        "resource_changes" if candidate.tree.member(0, "planned_values").is_none() => {
            let change = candidate.member("change").filter(is_object)?;
            candidate.tree.member(change, "after").map(|(_, after)| after).filter(is_object)
        }
        _ => None,
    }
}

/// The arguments that are only known once the plan is applied, if the plan tells.
fn unknown<'t>(candidate: &Candidate<'_, 't>) -> Option<Vec<&'t str>> {
    let tree = candidate.tree;
    let change = candidate.member("change").or_else(|| candidate.tables.change(candidate.text("address")?))?;
    let (_, unknown) = tree.member(change, "after_unknown")?;
    let is_known = |value| !(value..tree.node(value).next).any(|node| tree.kind(node) == NodeKind::True);
    let names = tree.members(unknown).filter(|(_, value)| !is_known(*value)).map(|(name, _)| tree.text(name));
    (tree.kind(unknown) == NodeKind::Object).then(|| names.collect())
}
