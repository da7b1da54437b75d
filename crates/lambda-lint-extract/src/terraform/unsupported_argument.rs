//! Arguments of a resource that Terraform rejects before it sends a request.

use super::names::AS_OF;
use super::{is_hcl, resource};
use crate::rules::unsupported_argument::UNSUPPORTED_ARGUMENT;
use lambda_lint::Severity;
use lambda_lint::internals::shorten;
use lambda_lint::internals::{PlaceKind, nearest};
use lambda_lint::message_args::{Text, Word};
use lambda_lint::{DiagnosticBuilder, Edit, Message, Place, msg};
use lambda_lint_syntax::{NodeId, Tree};

/// Reports a name that is not among the arguments of the resource or of the block at `path`. `others` may be set there. Returns the
/// one that was probably meant.
pub(crate) fn unknown<'o>(
    tree: &Tree<'_>,
    name: NodeId,
    path: &str,
    others: &[&'o str],
) -> (DiagnosticBuilder<'static>, Option<&'o str>) {
    let text = tree.text(name);
    let block = path.trim_end_matches('.');
    let mut draft = made(
        name,
        match block {
            "" => msg!("unknown argument {argument}", argument = Text(text)),
            _ => msg!("unknown argument {argument} in the block {block}", argument = Text(text), block = Text(block)),
        },
    );
    let is_longer = |name: &str| name.strip_prefix(text).is_some_and(|rest| rest.starts_with('_'));
    let close = nearest(text, &mut others.iter().copied());
    let meant = close.or_else(|| others.iter().copied().find(|name| is_longer(name)));
    match meant {
        _ if block.is_empty()
            && let Some(own) = resource::block_of(text) =>
        {
            draft.help(msg!("move it into the block {block}", block = Name(own)));
        }
        _ if !block.is_empty() && resource::is_at_top(text) => {
            draft.help(msg!("move it out of the block {block}", block = Text(block)));
        }
        Some(nearest) => {
            draft.help(msg!("did you mean {nearest}?", nearest = Text(nearest)));
            let edits = vec![Edit::Rename(Place(PlaceKind::Outside(name)), nearest.to_owned())];
            draft.unsafe_fix(msg!("rename it to {nearest}", nearest = Text(nearest)), edits);
        }
        None if block == "environment" => {
            draft.help(msg!("move it into {map}", map = Name("variables = { … }")));
        }
        // no version of the provider has such names
        None if text.contains(|c: char| c.is_ascii_uppercase()) => {
            draft.help("remove it");
        }
        // the block has one argument
        None if block == "environment" => {
            draft.help(msg!("move it into {variables}", variables = Name("variables = { … }")));
        }
        None => {
            let as_of = Word(AS_OF.to_string());
            draft.help(msg!(
                "remove it, unless the provider is newer than the data of this linter ({asOf})",
                asOf = as_of
            ));
            draft.severity(Severity::Warning);
        }
    }
    (draft, meant)
}

/// Reports an attribute that only the provider sets.
pub(crate) fn computed(tree: &Tree<'_>, name: NodeId) -> DiagnosticBuilder<'static> {
    let text = tree.text(name);
    let mut draft =
        made(name, msg!("{argument} is set by the provider and cannot be configured", argument = Text(text)));
    draft.help("remove it");
    draft
}

/// Reports an argument that is written as a block, or a block that is written as an argument. Only HCL tells the two apart.
pub(crate) fn wrong_form(
    tree: &Tree<'_>,
    name: NodeId,
    value: NodeId,
    key: &str,
) -> Option<DiagnosticBuilder<'static>> {
    if !is_hcl(tree) {
        return None;
    }
    // a block starts with its name, a value comes after it
    let is_block = tree.node(value).start == tree.node(name).start;
    let is_block_expected = resource::is_block(key);
    let (argument, shown) = (Text(tree.text(name)), shorten(tree.text(name)));
    let (message, help) = match (is_block, is_block_expected) {
        (true, false) => (
            msg!("{argument} is an argument, not a block", argument = argument),
            msg!("add `=`: {expected}", expected = Name(format!("{shown} = …"))),
        ),
        (false, true) => (
            msg!("{argument} is a block, not an argument", argument = argument),
            msg!("remove `=`: {expected}", expected = Name(format!("{shown} {{ … }}"))),
        ),
        _ => return None,
    };
    let mut draft = made(name, message);
    draft.help(help);
    Some(draft)
}

/// Reports a second block where only one is allowed.
pub(crate) fn repeated_block(tree: &Tree<'_>, name: NodeId) -> DiagnosticBuilder<'static> {
    let message = msg!("more than one block {argument}; Terraform allows only one", argument = Text(tree.text(name)));
    let mut draft = made(name, message);
    draft.help("merge the blocks");
    draft
}

fn made(name: NodeId, message: Message) -> DiagnosticBuilder<'static> {
    DiagnosticBuilder::new(UNSUPPORTED_ARGUMENT, Place(PlaceKind::Outside(name)), message)
}
