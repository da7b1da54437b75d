//! Places to paths and ranges.

use super::Resolver;
use crate::model::table::Member;
use crate::path;
use crate::place::{Place, PlaceKind};
use crate::reporter::DiagnosticBuilder;
use crate::source::source_map::name_of_block;
use crate::source::{NodeId, Tree};

/// A place found in the document.
pub(super) struct Resolved {
    pub(super) path: String,
    /// The pointer in the document that the request is a part of.
    pub(super) source_path: Option<String>,
    /// The attribute or the argument, in the names of the document.
    pub(super) location: Option<String>,
    /// In the document.
    pub(super) range: (usize, usize),
    /// Whether there is nothing.
    pub(super) absent: bool,
}

impl Resolver<'_, '_> {
    pub(super) fn locate_finding(&self, finding: &DiagnosticBuilder<'_>) -> Resolved {
        let mut resolved = self.locate(finding.place);
        // what requires a missing member says more than the name of the block that lacks it
        if resolved.absent
            && self.is_block(finding.place)
            && let Some((place, _)) = finding.related.first()
            && let required_by = self.locate(*place)
            && !required_by.absent
        {
            resolved.range = required_by.range;
        }
        if let Some(below) = &finding.below {
            resolved.path.push_str(below);
            // in a string there are no pointers
            if let Some(path) =
                resolved.source_path.as_mut().filter(|_| self.source_map.is_none_or(|map| map.has_pointers()))
            {
                path.push_str(below);
            }
            resolved.range = start_of(resolved.range);
            resolved.absent = true;
        }
        resolved
    }

    /// Whether a member is missing from a block of YAML.
    fn is_block(&self, place: Place) -> bool {
        let object = match place.0 {
            PlaceKind::Missing(object, _) => object,
            PlaceKind::Member(member) => self.nearest_above(member).0,
            _ => return false,
        };
        match (self.source_map, self.tree) {
            (Some(source_map), _) => source_map.name_of_block(object).is_some(),
            (None, Some(tree)) => name_of_block(tree, object).is_some(),
            (None, None) => false,
        }
    }

    pub(super) fn locate(&self, place: Place) -> Resolved {
        let Some(tree) = self.tree else {
            let range = if let PlaceKind::Range(start, end) = place.0 { (start, end) } else { (0, 0) };
            return self.resolved(String::new(), 0, range);
        };
        match place.0 {
            PlaceKind::Document => self.present(tree, 0),
            PlaceKind::Value(id) | PlaceKind::Name(id) => self.present(tree, id),
            PlaceKind::Range(start, end) => self.resolved(String::new(), 0, (start, end)),
            PlaceKind::Outside(id) => self.outside(id, None),
            PlaceKind::MissingOutside(object, name) => self.outside(object, Some(name)),
            PlaceKind::Missing(object, name) => {
                let mut names = String::new();
                path::push_name(&mut names, name);
                self.missing(tree, object, tree.pointer(object) + &names, &names)
            }
            PlaceKind::Member(member) => match self.slots.and_then(|slots| slots.node(member)) {
                Some(id) => self.present(tree, id),
                None => {
                    let path = member.pointer();
                    let (object, above) = self.nearest_above(member);
                    let names = above.map_or(path, |above| path.strip_prefix(above.pointer()).unwrap_or(path));
                    let absent = member != Member::CodeZipFile || !self.zip_file;
                    Resolved { absent, ..self.missing(tree, object, path.to_owned(), names) }
                }
            },
        }
    }

    fn present(&self, tree: &Tree<'_>, id: NodeId) -> Resolved {
        self.resolved(tree.pointer(id), id, range(tree, id))
    }

    /// Places around the request have no path in it.
    fn outside(&self, id: NodeId, missing: Option<&str>) -> Resolved {
        let (mut source_path, mut range) = self.source_map.map(|source_map| source_map.outside(id)).unwrap_or_default();
        if let Some(name) = missing {
            if let Some(source_path) = &mut source_path {
                path::push_name(source_path, name);
            }
            range = start_of(range);
        }
        let location = self.source_map.and_then(|source_map| source_map.location_outside(id));
        // it is missing, but no reason to be silent: the call is whole
        Resolved { path: String::new(), source_path, location, range, absent: false }
    }

    fn missing(&self, tree: &Tree<'_>, object: NodeId, path: String, names: &str) -> Resolved {
        let source_path = self.source_map.and_then(|source_map| source_map.pointer_of_missing(object, names));
        let location = self.source_map.and_then(|source_map| source_map.location_of_missing(object, &path));
        let resolved = self.resolved(path, object, start_of(range(tree, object)));
        let name = match self.source_map {
            Some(source_map) => source_map.name_of_block(object),
            None => name_of_block(tree, object),
        };
        Resolved { source_path, location, absent: true, range: name.unwrap_or(resolved.range), ..resolved }
    }

    fn resolved(&self, path: String, id: NodeId, range: (usize, usize)) -> Resolved {
        let range = self.source_map.map_or(range, |source_map| source_map.range(range));
        let (source_path, location) =
            self.source_map.map(|source_map| (source_map.pointer(id), source_map.location(id))).unwrap_or_default();
        Resolved { path, source_path, location, range, absent: false }
    }

    /// The nearest object above a member that is not there, and what member that is.
    fn nearest_above(&self, member: Member) -> (NodeId, Option<Member>) {
        let mut above = member.parent();
        while let Some(member) = above {
            if let Some(id) = self.slots.and_then(|slots| slots.node(member)) {
                return (id, above);
            }
            above = member.parent();
        }
        (0, None)
    }

    /// The node of a place, if it is in the document.
    pub(super) fn node_of(&self, place: Place) -> Option<NodeId> {
        match place.0 {
            PlaceKind::Document => Some(0),
            PlaceKind::Member(member) => self.slots?.node(member),
            PlaceKind::Value(id) | PlaceKind::Name(id) => Some(id),
            PlaceKind::Missing(..) | PlaceKind::Range(..) => None,
            PlaceKind::Outside(_) | PlaceKind::MissingOutside(..) => None,
        }
    }
}

fn range(tree: &Tree<'_>, id: NodeId) -> (usize, usize) {
    (tree.node(id).start as usize, tree.node(id).end as usize)
}

/// The opening brace or quote of a range: the span of a member that is missing in it.
fn start_of(range: (usize, usize)) -> (usize, usize) {
    (range.0, range.1.min(range.0 + 1))
}
