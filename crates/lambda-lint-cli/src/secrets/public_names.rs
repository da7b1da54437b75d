//! Names of members whose values are not secret: hiding stops at the next such name.

use super::names::Meaning;
use lambda_lint::Member;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Names of other things in the documents that hold requests.
const OTHERS: [&str; 26] = [
    "DependsOn",
    "Events",
    "Metadata",
    "Outputs",
    "Parameters",
    "Properties",
    "Resources",
    "Type",
    "body",
    "events",
    "filename",
    "functions",
    "headers",
    "lifecycle",
    "method",
    "output",
    "package",
    "profile",
    "provider",
    "publish",
    "query",
    "region",
    "resource",
    "responseElements",
    "state",
    "url",
];

/// Whether a name is that of a member that is no secret, as one of the forms spells it. A name in capitals may be one of an
/// environment variable.
pub(super) fn is_public(name: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> = LazyLock::new(|| {
        let members = Member::ALL.iter().map(|member| member.name());
        let names = members.filter(|name| Meaning::of(name) == Meaning::Other);
        names.flat_map(spellings).chain(OTHERS.map(str::to_owned)).collect()
    });
    NAMES.contains(name)
}

/// `MemorySize`, `memorySize`, `memory_size` and `memory-size`.
fn spellings(name: &str) -> [String; 4] {
    let mut snake = String::new();
    let mut is_after_small = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && is_after_small {
            snake.push('_');
        }
        is_after_small = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        snake.push(letter.to_ascii_lowercase());
    }
    let mut camel = name.to_owned();
    if let Some(first) = camel.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    let kebab = snake.replace('_', "-");
    [name.to_owned(), camel, snake, kebab]
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn the_members_of_all_forms_are_public() {
        for name in ["Handler", "handler", "memory_size", "memory-size", "memorySize", "S3Bucket", "region"] {
            assert!(is_public(name), "{name}");
        }
        for name in ["HANDLER", "Environment", "variables", "zip_file", "Code", "stage", ""] {
            assert!(!is_public(name), "{name}");
        }
    }
}
