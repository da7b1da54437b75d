//! Requests whose members are in another case: `functionName`, `function_name`, `function-name`.
//!
//! Other tools have such names, too, so the names alone do not decide: the members that tell a request from other documents must have
//! values that a request has there.

use super::recognize::DistinctiveMember;
use lambda_lint::CREATE_FUNCTION;
use lambda_lint::internals::answer;
use lambda_lint::internals::same_letters;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// Fewer members of a request than this may be there by chance.
const MIN_MEMBERS: usize = 3;

/// The members of which `Code` has one.
const SOURCES: &[&str] = &["S3Bucket", "S3Key", "ZipFile", "ImageUri"];

/// What the runtimes of Lambda begin with.
const FAMILIES: &[&str] = &["nodejs", "python", "java", "dotnet", "go", "ruby", "provided"];

/// How sure the caller must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    /// It could be any file.
    Certain,
    /// The user named the file: a function name, a runtime and a handler are enough.
    Likely,
}

/// Whether the members of an object are those of a request, in any case.
pub(super) fn is_request(tree: &Tree<'_>, object: NodeId, need: Need) -> bool {
    let structure = CREATE_FUNCTION.structure();
    let mut telling = DistinctiveMember::default();
    let (mut known, mut unknown) = (0, 0);
    for (name, value) in tree.members(object) {
        let name = tree.text(name);
        // environment variables have such names
        if !name.contains(|letter: char| letter.is_ascii_lowercase()) {
            return false;
        }
        match structure.fields.iter().find(|field| same_letters(field.name, name)) {
            Some(field) => {
                known += 1;
                if fits(tree, field.name, value) {
                    telling.add(field.name);
                }
            }
            None if is_of_answer(name) => return false,
            None => unknown += 1,
        }
    }
    let is_enough = telling.is_request() || need == Need::Likely && telling.is_likely();
    is_enough && known >= MIN_MEMBERS && known >= unknown
}

/// Whether only answers of the service have such a member. Other documents have a version and a state, too.
fn is_of_answer(name: &str) -> bool {
    let mut only = answer::ONLY.iter().filter(|only| !matches!(**only, "Version" | "State"));
    only.any(|only| same_letters(only, name))
}

/// Whether a value is one that a request may have for a member.
fn fits(tree: &Tree<'_>, member: &str, value: NodeId) -> bool {
    let text = match tree.kind(value) {
        // a tag of YAML, which something else fills in
        NodeKind::Unknown => return true,
        NodeKind::Text => tree.text(value),
        NodeKind::Object if member == "Code" => {
            let is_source = |name: &str| SOURCES.iter().any(|source| same_letters(source, name));
            return tree.members(value).any(|(name, _)| is_source(tree.text(name)));
        }
        _ => return false,
    };
    let is_placeholder = text.contains("${") || text.contains("{{") || text.starts_with('<');
    is_placeholder
        || match member {
            "Role" => text.starts_with("arn:"),
            "Runtime" => FAMILIES.iter().any(|family| text.starts_with(family)),
            "PackageType" => text.eq_ignore_ascii_case("zip") || text.eq_ignore_ascii_case("image"),
            "Code" => false,
            _ => !text.is_empty() && !text.contains(char::is_whitespace),
        }
}
