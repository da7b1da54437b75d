//! Requests as they are: the document itself, or the entries of a list.

use super::recognise::{self, Kind};
use super::{Look, Site, Way, Wrapped};
use lambda_lint_syntax::NodeKind;
use lambda_lint_syntax::copy::Copier;

pub(super) static WAY: Way =
    Way { marks: &["Code", "Role", "code", "role"], may_be_in: recognise::may_be_in, look, look_into: None };

fn look<'t>(site: &Site<'_, 't>) -> Look<'t> {
    let at_top = match site.trail {
        [_] => true,
        [list, _] => site.tree.kind(*list) == NodeKind::List,
        _ => false,
    };
    if !at_top || recognise::kind(site.tree, site.object) != Kind::Request {
        return Look::Nothing;
    }
    let mut copier = Copier::new(site.tree);
    copier.copy(site.object, |_| true);
    Look::Wraps(Box::new(Wrapped::new(site.object, site.tree, copier)))
}
