//! Lookup tables shared by all functions of a document: members by their names, and locals of Terraform. Each table is made once, when
//! it is first needed.

use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};

/// The tables of a document.
#[derive(Debug)]
pub(crate) struct Tables<'t> {
    tree: &'t Tree<'t>,
    objects: RefCell<HashMap<NodeId, HashMap<&'t str, NodeId>>>,
    locals: OnceCell<HashMap<&'t str, Option<NodeId>>>,
    /// The changes of a Terraform plan by the addresses of their resources.
    changes: OnceCell<HashMap<&'t str, NodeId>>,
    /// The undefined names that are reported already.
    undefined: RefCell<HashSet<String>>,
}

impl<'t> Tables<'t> {
    pub(crate) fn new(tree: &'t Tree<'t>) -> Self {
        Tables {
            tree,
            objects: RefCell::default(),
            locals: OnceCell::new(),
            changes: OnceCell::new(),
            undefined: RefCell::default(),
        }
    }

    pub(crate) fn tree(&self) -> &'t Tree<'t> {
        self.tree
    }

    /// The value of the first member of this name. For an object that many functions look into.
    pub(crate) fn member(&self, object: NodeId, name: &str) -> Option<NodeId> {
        let mut objects = self.objects.borrow_mut();
        let table = objects.entry(object).or_insert_with(|| {
            let mut table = HashMap::new();
            for (name, value) in self.tree.members(object) {
                table.entry(self.tree.text(name)).or_insert(value);
            }
            table
        });
        table.get(name).copied()
    }

    /// The change that a Terraform plan makes to a resource.
    pub(crate) fn change(&self, address: &str) -> Option<NodeId> {
        let table = self.changes.get_or_init(|| {
            let tree = self.tree;
            let resources = tree.member(0, "resource_changes").map(|(_, changes)| tree.entries(changes));
            let change = |entry| Some((tree.text_member(entry, "address")?, tree.member(entry, "change")?.1));
            resources.into_iter().flatten().filter_map(change).collect()
        });
        table.get(address).copied()
    }

    /// Whether an undefined name is reported for the first time.
    pub(crate) fn is_first_report(&self, name: &str) -> bool {
        self.undefined.borrow_mut().insert(name.to_owned())
    }

    /// The value of a member of the root.
    pub(crate) fn root(&self, name: &str) -> Option<NodeId> {
        self.member(0, name)
    }

    /// The value of a local of Terraform that only one block of the document defines.
    pub(crate) fn local(&self, name: &str) -> Option<NodeId> {
        let table = self.locals.get_or_init(|| {
            let tree = self.tree;
            let blocks = tree.members(0).filter(|(block, _)| tree.text(*block) == "locals").map(|(_, block)| block);
            let bodies = blocks.flat_map(|block| match tree.kind(block) {
                NodeKind::List => tree.entries(block).collect(),
                _ => vec![block],
            });
            let mut table = HashMap::new();
            for (name, value) in bodies.flat_map(|body| tree.members(body)) {
                table.entry(tree.text(name)).and_modify(|known| *known = None).or_insert(Some(value));
            }
            table
        });
        table.get(name).copied().flatten()
    }
}
