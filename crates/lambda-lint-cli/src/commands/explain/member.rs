//! `explain RULE MEMBER`: what a rule reports at one member, shown with an example request.

use lambda_lint::{Diagnostic, Member, Meta};

/// An example request that violates a rule at a member, and its diagnostic.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// Values that break some constraint of most members, as JSON.
const FAULTY: &[&str] = &[
    "\"not valid!\"",
    "[\"not valid!\"]",
    "{\"not valid!\": \"\"}",
    "\"\"",
    "-1",
    "99999999",
    "[]",
    "null",
    "true",
    "[\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\", \"h\", \"i\", \"j\", \"k\", \"l\", \"m\", \"n\", \"o\", \"p\", \"q\"]",
];

/// The member of this pointer or name. Entries count as the list or map that they are in: `/Layers/0` is `/Layers`.
pub(super) fn find(pointer: &str) -> Option<Member> {
    let mut parts: Vec<&str> = pointer.trim_start_matches('/').split('/').collect();
    while !parts.is_empty() {
        let names: Vec<_> = parts.iter().map(|part| if part.parse::<usize>().is_ok() { "-" } else { part }).collect();
        let wanted = format!("/{}", names.join("/"));
        if let Some(member) = Member::ALL.iter().find(|member| member.pointer().eq_ignore_ascii_case(&wanted)) {
            return Some(*member);
        }
        parts.pop();
    }
    None
}

/// A fault of the rule at the member, if one of the usual values has it.
pub(super) fn show(meta: &Meta, member: Member) -> Option<Shown> {
    let linter = lambda_lint_extract::builder().select([meta.id.as_ref()]).build().ok()?;
    let long = format!("\"{}\"", "a".repeat(300));
    FAULTY.iter().copied().chain([long.as_str()]).find_map(|value| {
        let text = request(member, value);
        let is_at = |found: &Diagnostic| {
            let steps = |path: &str| path.split('/').filter(|step| step.parse::<usize>().is_err()).count();
            let pointer = member.pointer().replace("/-", "/0");
            found.rule == meta.id && found.path.starts_with(&pointer) && steps(&found.path) <= steps(&pointer) + 1
        };
        let diagnostics: Vec<_> = linter.lint_str(&text).into_diagnostics().into_iter().filter(is_at).collect();
        (!diagnostics.is_empty()).then_some(Shown { text, diagnostics })
    })
}

/// A request that has only this member.
fn request(member: Member, value: &str) -> String {
    let mut text = value.to_owned();
    for step in member.pointer().rsplit('/').filter(|step| !step.is_empty()) {
        text = if step == "-" { format!("[{text}]") } else { format!("{{\"{step}\": {text}}}") };
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_by_pointer_or_name() {
        assert_eq!(find("/FunctionName"), Some(Member::FunctionName));
        assert_eq!(find("layers"), Some(Member::Layers));
        assert_eq!(find("/Layers/0"), Some(Member::Layers));
        assert_eq!(find("/FileSystemConfigs/0/Arn").map(Member::name), Some("Arn"));
        assert_eq!(find("/Environment/Variables/TABLE"), Some(Member::EnvironmentVariables));
        assert_eq!(find("/Nothing"), None);
    }

    #[test]
    fn a_malformed_value_of_each_member_with_a_form() {
        let meta = lambda_lint_extract::rules::find("malformed-value").unwrap();
        for pointer in ["/FunctionName", "/Role", "/Layers", "/Code/S3Bucket", "/VpcConfig/SubnetIds", "/Handler"] {
            let shown = show(meta, find(pointer).unwrap());
            let shown = shown.unwrap_or_else(|| panic!("{pointer} has no fault"));
            assert!(shown.diagnostics[0].path.starts_with(pointer), "{pointer}: {}", shown.diagnostics[0]);
        }
        assert!(show(meta, Member::MemorySize).is_none());
    }
}
