//! Whether a text that cannot be read was meant as a request.

use lambda_lint::Syntax;
pub(crate) use lambda_lint_extract::language::{script, syntax};
use std::path::Path;

/// Whether a malformed file was probably intended as a request or as a document with requests: the name of its file says so, or
/// it begins like JSON and names the function. People name all files of a folder, with programs and notes among them.
pub(crate) fn may_be_meant(path: &Path, text: &str) -> bool {
    const ENDINGS: &[&str] = &["json", "jsonc", "json5", "ndjson", "jsonl", "jsonnet", "tf", "yaml", "yml"];
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    if extension.is_some_and(|extension| ENDINGS.contains(&extension.as_str())) {
        return true;
    }
    let mut start = text.trim_start_matches('\u{feff}').chars().filter(|first| !first.is_whitespace());
    // Markdown may begin with the `[` of a link
    let is_like_json = match start.next() {
        Some('{') => true,
        Some('[') => start.next().is_some_and(|second| matches!(second, '{' | '[')),
        _ => false,
    };
    is_like_json
        && ["FunctionName", "functionName", "CreateFunction", "2015-03-31"].iter().any(|name| text.contains(name))
}

/// Whether a text that cannot be read has names that only a request has together, as members of it: in quotes, or in YAML at the
/// beginning of lines. In templates of other tools they stand further in.
pub(crate) fn looks_like_request(text: &str, syntax: Syntax) -> bool {
    let has = |name: &str| match syntax {
        Syntax::Json => text.contains(&format!("\"{name}\"")),
        Syntax::Hcl => false,
        _ => text.lines().any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(':'))),
    };
    if syntax == Syntax::Hcl {
        return text.lines().any(defines_function);
    }
    has("FunctionName") && (has("Role") || has("Code")) && !has("Resources") || text.lines().any(is_type_of_function)
}

/// Whether a line is the type of a function in a template.
fn is_type_of_function(line: &str) -> bool {
    let rest = line.trim_start().trim_start_matches('"').strip_prefix("Type");
    let value = rest.and_then(|rest| rest.trim_start_matches('"').trim_start().strip_prefix(':'));
    let value = value.map(|value| value.trim().trim_end_matches([',', '}']).trim_matches(['"', '\'']));
    matches!(value, Some("AWS::Lambda::Function" | "AWS::Serverless::Function"))
}

/// Whether a line of Terraform begins a function, or the module for one.
fn defines_function(line: &str) -> bool {
    let after = line.trim_start().strip_prefix("resource").and_then(|rest| rest.split_once("aws_lambda_function"));
    let is_resource = after.is_some_and(|(_, rest)| !rest.starts_with('_'));
    is_resource || line.contains("terraform-aws-modules/lambda/aws")
}

/// Whether the name of a file says that it is Jsonnet, which must be evaluated to JSON.
pub(crate) fn is_jsonnet(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonnet"))
}

/// Whether the name of a file says that it is not JSON, regardless of its contents.
pub(crate) fn is_named(path: &Path) -> bool {
    syntax(Some(path), "{") != Syntax::Json
}

/// Whether the name of a file is that of a CloudFormation template, which is in JSON or YAML.
pub(crate) fn is_template(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|extension| ["cfn", "template"].iter().any(|ending| extension.eq_ignore_ascii_case(ending)))
}

/// Whether Terraform merges a file into others of its folder, so that it holds only parts of resources.
pub(crate) fn is_override(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.strip_suffix(".tf").or_else(|| name.strip_suffix(".tf.json"));
    stem.is_some_and(|stem| stem == "override" || stem.ends_with("_override"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_are_merged_into_others_are_told_by_their_names() {
        for (path, expected) in [
            ("override.tf", true),
            ("a/dev_override.tf", true),
            ("override.tf.json", true),
            ("overrides.tf", false),
            ("main.tf", false),
            ("override.json", false),
        ] {
            assert_eq!(is_override(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn what_is_broken_is_told_by_its_members() {
        let json = |text| looks_like_request(text, Syntax::Json);
        assert!(
            json("{\"FunctionName\": \"a\", \"Role\": \"r\",, }")
                && json("{// x\n\"FunctionName\": \"a\", \"Code\": {}")
        );
        assert!(!json("{FunctionName Role Code,}") && !json("{\"FunctionName\": \"a\",, \"Payload\": \"\"}"));
        assert!(!json("{\"Resources\": {\"Fn\": {\"FunctionName\": \"a\", \"Role\": \"r\",,}}}"));
        let yaml = |text| looks_like_request(text, Syntax::Yaml);
        assert!(yaml("FunctionName: a\nCode: {{ code }}\n"));
        assert!(!yaml("Resources:\n  Fn:\n    FunctionName: a\n    Code: {{ code }}\n") && !yaml("FunctionName: [\n"));
        assert!(yaml("Resources:\n  Fn:\n    Type: \"AWS::Serverless::Function\"\n    x: \"\n"));
        assert!(!yaml("Resources:\n  Fn:\n    Type: AWS::Lambda::Alias\n    x: \"\n"));
        assert!(json("{\"Resources\": {\n\"Fn\": {\n\"Type\": \"AWS::Lambda::Function\",,}}}"));
    }

    #[test]
    fn programs_and_notes_are_not_meant_as_requests() {
        let is_meant = |path: &str, text| may_be_meant(Path::new(path), text);
        assert!(is_meant("a.json", "") && is_meant("a.YML", "x: [") && is_meant("a.jsonl", "x"));
        assert!(is_meant("a.json.tmpl", "\u{feff}\n{\"FunctionName\": }") && is_meant("request", "[ {FunctionName"));
        assert!(!is_meant("a.md", "[![badge](x)] `FunctionName`: ["));
        assert!(!is_meant("a.js", "// FunctionName") && !is_meant("a.css", "{}") && !is_meant("fn", ""));
    }
}
