//! Plans of Terraform as JSON (`terraform show -json`): the functions under `planned_values`, or under `resource_changes` in a
//! plan without it.
//!
//! A plan has the values that Terraform worked out. `null` is absent, and what only becomes known as the plan is applied is not
//! in it. The provider has accepted the arguments, so their names are not judged.

use super::terraform::resource::{self, Absent};
use super::terraform::{self, Form, RESOURCE_TYPE};
use super::{Look, Site, Way};
use crate::package_path::{PackagePath, Packer};
use lambda_lint_syntax::source_map::Naming;
use lambda_lint_syntax::{NodeId, NodeKind};

pub(super) static WAY: Way = Way { marks: &["values", "change"], may_be_in, look, look_into: None };

fn may_be_in(text: &str) -> bool {
    text.contains(RESOURCE_TYPE) && (text.contains("planned_values") || text.contains("resource_changes"))
}

fn look<'t>(site: &Site<'_, 't>) -> Look<'t> {
    let is_function = site.text("type") == Some(RESOURCE_TYPE) && site.text("mode") != Some("data");
    // of what the root holds
    let root_name = site.trail.len().checked_sub(1).filter(|&up| up > 0).and_then(|up| site.name_of(up));
    let Some(values) = values(site, root_name).filter(|_| is_function) else { return Look::Nothing };
    // the provider has accepted all of them
    let group = resource::collect(site.tree, values, Absent::Unknown, &mut Vec::new());
    let address = site.text("address").unwrap_or(RESOURCE_TYPE).to_owned();
    let naming = Naming { base: address, root: values, has_pointers: true, spell: resource::argument_of };
    let mut wrapped = terraform::wrapped(site.tree, values, &group, naming, Form::Plan);
    wrapped.package = site.tree.text_member(values, "filename").and_then(|path| PackagePath::new(path, Packer::None));
    // nobody edits a plan
    wrapped.map.is_editable = false;
    Look::Wraps(Box::new(wrapped))
}

/// The object with the arguments of a function that the plan makes, changes or keeps.
fn values(site: &Site<'_, '_>, root_name: Option<&str>) -> Option<NodeId> {
    let is_object = |&id: &NodeId| site.tree.kind(id) == NodeKind::Object;
    match root_name? {
        "planned_values" => site.member("values").filter(is_object),
        "resource_changes" if site.tree.member(0, "planned_values").is_none() => {
            let change = site.member("change").filter(is_object)?;
            site.tree.member(change, "after").map(|(_, after)| after).filter(is_object)
        }
        _ => None,
    }
}
