//! Requests as they are: the document itself, or the entries of a list.

use super::recognize::{self, Kind};
use super::{Candidate, Extracted, Extractor, Wrapped};
use lambda_lint_syntax::NodeKind;
use lambda_lint_syntax::copy::Copier;

pub(super) static EXTRACTOR: Extractor = Extractor {
    anchors: &["Code", "Role", "code", "role"],
    may_be_in: recognize::may_be_in,
    extract,
    extract_text: None,
};

fn extract<'t>(candidate: &Candidate<'_, 't>) -> Extracted<'t> {
    let at_top = match candidate.trail {
        [_] => true,
        [list, _] => candidate.tree.kind(*list) == NodeKind::List,
        _ => false,
    };
    if !at_top || recognize::kind(candidate.tree, candidate.object) != Kind::Request {
        return Extracted::Nothing;
    }
    let mut copier = Copier::new(candidate.tree);
    copier.copy(candidate.object, |_| true);
    Extracted::Request(Box::new(Wrapped::new(candidate.object, candidate.tree, copier)))
}
