//! Whether a text is meant as JSON, YAML or HCL. None of them can be told from its faults: a broken JSON file stays JSON.

use lambda_lint::Syntax;
use std::path::Path;

/// The language of a script or a document that holds commands, by the name of its file.
pub(crate) fn script(path: &Path) -> Option<Syntax> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    let is_named = |names: &[&str]| names.iter().any(|known| name == *known || name.starts_with(&format!("{known}.")));
    if is_named(&["dockerfile", "containerfile"]) {
        return Some(Syntax::Dockerfile);
    }
    if is_named(&["makefile", "gnumakefile"]) {
        return Some(Syntax::Make);
    }
    if is_named(&["jenkinsfile", "justfile"]) {
        return Some(Syntax::Shell);
    }
    match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
        "sh" | "bash" | "zsh" | "ksh" => Some(Syntax::Shell),
        "ps1" | "psm1" => Some(Syntax::PowerShell),
        "bat" | "cmd" => Some(Syntax::Batch),
        "mk" | "mak" => Some(Syntax::Make),
        "dockerfile" => Some(Syntax::Dockerfile),
        "md" | "markdown" | "mdx" => Some(Syntax::Markdown),
        "py" => Some(Syntax::Python),
        "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => Some(Syntax::JavaScript),
        _ => None,
    }
}

/// The language of a text: its file's ending says it, else its first character.
pub(crate) fn syntax(path: Option<&Path>, text: &str) -> Syntax {
    if let Some(script) = path.and_then(script) {
        return script;
    }
    if path.is_none_or(|path| path.extension().is_none()) && text.starts_with("#!") {
        return Syntax::Shell;
    }
    let extension = path.and_then(Path::extension).and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        // where it computes nothing, jsonnet is YAML but for its comments
        Some("yaml" | "yml" | "jsonnet") => Syntax::Yaml,
        Some("json") => Syntax::Json,
        Some("tf") => Syntax::Hcl,
        _ => {
            let first = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().next();
            // what begins with a quote or holds nothing is as good as either
            match first {
                None | Some('{' | '[' | '"') => Syntax::Json,
                _ if is_like_hcl(text) => Syntax::Hcl,
                _ => Syntax::Yaml,
            }
        }
    }
}

/// Whether a text has a block of Terraform at the beginning of a line, which YAML cannot have there.
fn is_like_hcl(text: &str) -> bool {
    const BLOCKS: &[&str] =
        &["resource \"", "module \"", "data \"", "provider \"", "variable \"", "terraform {", "locals {"];
    text.lines().any(|line| {
        BLOCKS.iter().any(|block| line.starts_with(block))
            && !line.contains("\":")
            && line.trim_end().ends_with(['{', '}'])
    })
}

/// Whether a text that cannot be read may have been meant as a request or as what requests stand in: the name of its file says
/// so, or it begins like JSON and names the function. People name all files of a folder, with programs and notes among them.
pub(crate) fn may_be_meant(path: &Path, text: &str) -> bool {
    const ENDINGS: &[&str] = &["json", "jsonc", "json5", "ndjson", "jsonl", "jsonnet", "tf", "yaml", "yml"];
    let extension = path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase);
    if extension.is_some_and(|extension| ENDINGS.contains(&extension.as_str())) {
        return true;
    }
    let mut start = text.trim_start_matches('\u{feff}').chars().filter(|first| !first.is_whitespace());
    // notes begin with `[` where they begin with a link
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
    has("FunctionName") && (has("Role") || has("Code")) && !has("Resources")
}

/// Whether a line of Terraform begins a function, or the module for one.
fn defines_function(line: &str) -> bool {
    let after = line.trim_start().strip_prefix("resource").and_then(|rest| rest.split_once("aws_lambda_function"));
    let is_resource = after.is_some_and(|(_, rest)| !rest.starts_with('_'));
    is_resource || line.contains("terraform-aws-modules/lambda/aws")
}

/// Whether the name of a file says that it is jsonnet, which a tool makes JSON of.
pub(crate) fn is_jsonnet(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("jsonnet"))
}

/// Whether the name of a file says that it is not JSON, whatever it begins with.
pub(crate) fn is_named(path: &Path) -> bool {
    syntax(Some(path), "{") != Syntax::Json
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
    fn the_ending_decides_and_then_the_first_character() {
        let of = |path: &str, text| syntax(Some(Path::new(path)), text);
        assert_eq!(of("a/b.yml", "{"), Syntax::Yaml);
        assert_eq!(of("a/b.YAML", ""), Syntax::Yaml);
        assert_eq!(of("a.yaml/b.json", "a: b"), Syntax::Json);
        assert_eq!(of("function.jsonnet", "{"), Syntax::Yaml);
        assert_eq!(of("request", "\u{feff}\n {'a': b}"), Syntax::Json);
        assert_eq!(of("request", "# a comment"), Syntax::Yaml);
        assert_eq!(syntax(None, "[1]"), Syntax::Json);
        assert_eq!(syntax(None, ""), Syntax::Json);
        assert_eq!(syntax(None, "---"), Syntax::Yaml);
        assert_eq!(of("main.tf", "{"), Syntax::Hcl);
        assert_eq!(of("main.tf.json", "{"), Syntax::Json);
        assert_eq!(syntax(None, "# a\nresource \"x\" \"y\" {\n}\n"), Syntax::Hcl);
        assert_eq!(syntax(None, "resource \"x\": {\n}\n"), Syntax::Yaml);
    }

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
    fn scripts_are_told_by_the_name_of_their_file() {
        let of = |path: &str| script(Path::new(path));
        assert_eq!(of("a/deploy.SH"), Some(Syntax::Shell));
        assert_eq!(of("deploy.ps1"), Some(Syntax::PowerShell));
        assert_eq!(of("Makefile"), Some(Syntax::Make));
        assert_eq!(of("Dockerfile.dev"), Some(Syntax::Dockerfile));
        assert_eq!(of("README.md"), Some(Syntax::Markdown));
        assert_eq!(of("makefiles/a.json"), None);
        assert_eq!(syntax(Some(Path::new("bin/deploy")), "#!/bin/sh\n"), Syntax::Shell);
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
