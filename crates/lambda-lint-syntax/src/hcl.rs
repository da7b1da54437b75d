//! HCL, the language of Terraform, to a tree with spans.
//!
//! The tree has the form of Terraform's JSON syntax: a block is a member whose name is its type, with an object for each
//! label around its body. Literals are values. Everything that Terraform computes is [`Unknown`](crate::NodeKind::Unknown),
//! and [optional](Tree::is_optional) if it may turn out to be `null`, which Terraform takes as absent.

mod build;
mod calls;
mod fault;
pub mod tokens;

use crate::Tree;
use crate::json::SyntaxFault;

/// How long a document may be. The syntax tree of the parser takes many times the memory of its text.
pub const MAX_BYTES: usize = 16 << 20;

/// Reads a document. `text` may begin with a byte-order mark.
pub fn parse(text: &str) -> Result<Tree<'_>, Box<SyntaxFault>> {
    if text.len() > MAX_BYTES {
        return Err(fault::over_size(text.len()));
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let base = text.len() - body.len();
    let parsed = hcl_edit::parser::parse_body(body).map_err(|error| fault::of_parser(body, base, &error))?;
    build::tree(text, base, &parsed)
}

#[cfg(test)]
mod tests;
