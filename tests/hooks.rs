//! The pre-commit hooks get the files that a folder is searched for.

use lambda_lint_extract::language;
use regex::Regex;
use std::path::Path;

/// The patterns of `files` in `.pre-commit-hooks.yaml`.
fn patterns() -> Vec<Regex> {
    let hooks = include_str!("../.pre-commit-hooks.yaml");
    let patterns = hooks.lines().filter_map(|line| line.trim().strip_prefix("files: '")?.strip_suffix('\''));
    patterns.map(|pattern| Regex::new(pattern).expect("a regular expression")).collect()
}

#[test]
fn hooks_get_the_files_that_a_search_opens() {
    let patterns = patterns();
    assert_eq!(patterns.len(), 3);
    for pattern in &patterns {
        for data in [
            "a.json",
            "a.YAML",
            "x/serverless.yml",
            "a.ndjson",
            "a.jsonl",
            "serverless.template",
            "main.tf",
            "bin/deploy",
        ] {
            assert!(pattern.is_match(data), "{data}");
        }
        for name in [
            "deploy.sh",
            "a.bash",
            "a.zsh",
            "a.ksh",
            "a.fish",
            "a.bats",
            "a.command",
            "a.groovy",
            "a.ps1",
            "a.psm1",
            "a.bat",
            "a.cmd",
            "a.mk",
            "a.mak",
            "x.dockerfile",
            "a.earth",
            "README.md",
            "a.markdown",
            "a.mdx",
            "a.rmd",
            "a.rst",
            "a.adoc",
            "a.asciidoc",
            "app.py",
            "a.js",
            "a.mjs",
            "a.cjs",
            "a.jsx",
            "a.ts",
            "a.mts",
            "a.cts",
            "a.tsx",
            "Makefile",
            "GNUmakefile",
            "Dockerfile.prod",
            "Containerfile",
            "Earthfile",
            "Jenkinsfile",
            "justfile",
            "x/.envrc",
            "deploy.sh.tpl",
            "deploy.sh.j2",
            "page.html",
            "style.css",
            "App.java",
            "main.go",
            "photo.png",
            "a.lock",
        ] {
            let is_script = language::script(Path::new(name)).is_some();
            assert_eq!(pattern.is_match(name), is_script, "{name}");
        }
    }
}
