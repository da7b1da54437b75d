//! The language of a document. A broken JSON file stays JSON: no language can be told from its faults.

#[cfg(feature = "yaml")]
use crate::aws_cli;
use lambda_lint_syntax::Syntax;
use std::path::Path;

/// What follows the name of a script that is a template.
const TEMPLATES: &[&str] =
    &[".tpl", ".tftpl", ".tmpl", ".template", ".j2", ".jinja", ".jinja2", ".erb", ".in", ".dist"];

/// The language of a script or a document that holds commands, by the name of its file.
pub fn script(path: &Path) -> Option<Syntax> {
    let name = path.file_name()?.to_str()?.to_ascii_lowercase();
    // what a tool fills in keeps its language
    let name = TEMPLATES.iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let is_named = |names: &[&str]| names.iter().any(|known| name == *known || name.starts_with(&format!("{known}.")));
    if is_named(&["dockerfile", "containerfile", "earthfile"]) {
        return Some(Syntax::Dockerfile);
    }
    if is_named(&["makefile", "gnumakefile"]) {
        return Some(Syntax::Make);
    }
    if is_named(&["jenkinsfile", "justfile", ".envrc", ".bashrc", ".zshrc", ".profile"]) {
        return Some(Syntax::Shell);
    }
    let (_, extension) = name.rsplit_once('.')?;
    match extension {
        "sh" | "bash" | "zsh" | "ksh" | "fish" | "bats" | "command" | "groovy" => Some(Syntax::Shell),
        "ps1" | "psm1" => Some(Syntax::PowerShell),
        "bat" | "cmd" => Some(Syntax::Batch),
        "mk" | "mak" => Some(Syntax::Make),
        "dockerfile" | "earth" => Some(Syntax::Dockerfile),
        "md" | "markdown" | "mdx" | "rmd" | "rst" | "adoc" | "asciidoc" => Some(Syntax::Markdown),
        "py" => Some(Syntax::Python),
        "js" | "mjs" | "cjs" | "jsx" | "ts" | "mts" | "cts" | "tsx" => Some(Syntax::JavaScript),
        _ => None,
    }
}

/// The language of a text: by the name of its file, else by its beginning.
pub fn syntax(path: Option<&Path>, text: &str) -> Syntax {
    if let Some(script) = path.and_then(script) {
        return script;
    }
    if path.is_none_or(|path| path.extension().is_none()) && text.starts_with("#!") {
        return Syntax::Shell;
    }
    let extension = path.and_then(Path::extension).and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        // Jsonnet without expressions is YAML, except for its comments
        #[cfg(feature = "yaml")]
        Some("yaml" | "yml" | "jsonnet") => Syntax::Yaml,
        Some("json") => Syntax::Json,
        #[cfg(feature = "hcl")]
        Some("tf") => Syntax::Hcl,
        _ => {
            let first = text.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).chars().next();
            // a document that is empty or starts with a quote could be either
            match first {
                None | Some('{' | '[' | '"') => Syntax::Json,
                #[cfg(feature = "hcl")]
                _ if is_like_hcl(text) => Syntax::Hcl,
                #[cfg(feature = "yaml")]
                _ if is_text_with_commands(extension, text) => Syntax::Shell,
                #[cfg(feature = "yaml")]
                _ => Syntax::Yaml,
                #[cfg(not(feature = "yaml"))]
                _ => Syntax::Json,
            }
        }
    }
}

/// Whether a text is prose with commands rather than a YAML document.
#[cfg(feature = "yaml")]
fn is_text_with_commands(extension: Option<&str>, text: &str) -> bool {
    use lambda_lint_syntax::{NodeKind, yaml};
    let is_named_text = extension.is_some_and(|extension| matches!(extension, "txt" | "text" | "log"));
    if !aws_cli::may_be_in(text) || !is_named_text && extension.is_some() {
        return false;
    }
    match yaml::parse(text, &yaml::SecretPlaces::NONE) {
        Ok(trees) => trees.iter().all(|tree| tree.kind(0) == NodeKind::Text),
        Err(_) => is_named_text,
    }
}

/// Whether a text has a block of Terraform at the beginning of a line, which YAML cannot have there.
#[cfg(feature = "hcl")]
fn is_like_hcl(text: &str) -> bool {
    const BLOCKS: &[&str] =
        &["resource \"", "module \"", "data \"", "provider \"", "variable \"", "terraform {", "locals {"];
    text.lines().any(|line| {
        BLOCKS.iter().any(|block| line.starts_with(block))
            && !line.contains("\":")
            && line.trim_end().ends_with(['{', '}'])
    })
}

#[cfg(all(test, feature = "hcl", feature = "yaml"))]
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
        let command = "aws lambda create-function --timeout 9";
        assert_eq!(of("notes.txt", command), Syntax::Shell);
        assert_eq!(of("notes.txt", "Run: this\naws lambda create-function --timeout 9"), Syntax::Shell);
        assert_eq!(syntax(None, command), Syntax::Shell);
        assert_eq!(of("steps.txt", "steps:\n- run: aws lambda create-function --timeout 9"), Syntax::Yaml);
        assert_eq!(of("notes.txt", "a note"), Syntax::Yaml);
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
        assert_eq!(of("deploy.sh.tpl"), Some(Syntax::Shell));
        assert_eq!(of("Dockerfile.j2"), Some(Syntax::Dockerfile));
        assert_eq!(of("serverless.template"), None);
        assert_eq!(of(".envrc"), Some(Syntax::Shell));
        assert_eq!(of("docs/deploy.rst"), Some(Syntax::Markdown));
        assert_eq!(syntax(Some(Path::new("bin/deploy")), "#!/bin/sh\n"), Syntax::Shell);
    }
}
