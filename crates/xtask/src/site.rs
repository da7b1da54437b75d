//! `cargo xtask site`: the documentation as a site, made by mdBook from `docs/`, with a page for each rule.
//!
//! `docs/rules.md` is generated from the rules and guarded by a test; its sections become the pages.

use crate::root::root;
use anyhow::{Context, Result, ensure};
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

/// The base of links to files that are not on the site.
const REPOSITORY: &str = "https://github.com/lambda-lint/lambda-lint/blob/main/";

/// The pages in the order of the contents, with the file that each is made from.
const PAGES: &[(&str, &str, &str)] = &[
    ("Introduction", "index.md", "README.md"),
    ("Usage", "usage.md", "docs/usage.md"),
    ("Inputs", "inputs.md", "docs/inputs.md"),
    ("Deployment packages", "package.md", "docs/package.md"),
    ("Configuration", "configuration.md", "docs/configuration.md"),
    ("Fixes", "fixes.md", "docs/fixes.md"),
    ("Policies", "policies.md", "docs/policies.md"),
    ("pre-commit and CI", "ci.md", "docs/ci.md"),
    ("The npm package", "npm.md", "pkg/README.md"),
    ("The Rust library", "library.md", "docs/library.md"),
    ("Architecture", "architecture.md", "docs/architecture.md"),
    ("Adding a rule", "adding-a-rule.md", "docs/adding-a-rule.md"),
    ("Constraints and rules", "catalogue.md", "docs/catalogue.md"),
    ("Performance", "performance.md", "docs/performance.md"),
    ("Compared with others", "proof.md", "docs/proof.md"),
    ("Compared with cfn-lint", "comparison.md", "docs/comparison.md"),
    ("The conformance corpus", "conformance.md", "tests/conformance/README.md"),
    ("Freshness", "freshness.md", "docs/freshness.md"),
    ("Contributing", "contributing.md", "CONTRIBUTING.md"),
    ("Security", "security.md", "SECURITY.md"),
    ("Changes", "changelog.md", "CHANGELOG.md"),
];

const BOOK: &str = r#"# written by `cargo xtask site`
[book]
title = "lambda-lint"
description = "Find every mistake in an AWS Lambda function before you deploy it"
language = "en"
src = "src"

[build]
build-dir = "../site"
create-missing = false

[output.html]
default-theme = "light"
preferred-dark-theme = "navy"
git-repository-url = "https://github.com/lambda-lint/lambda-lint"

[output.html.fold]
enable = true
level = 0

[output.html.search]
limit-results = 20
"#;

/// The folder whose files are pages, each with its own heading as its title.
const DECISIONS: &str = "docs/decisions";

/// A page of the site.
struct Page {
    title: String,
    /// Its file on the site.
    file: String,
    /// The file that it is made from.
    source: String,
}

/// All pages except those of rules, in the order of the contents.
fn pages() -> Result<Vec<Page>> {
    let page = |&(title, file, source): &(&str, &str, &str)| Page {
        title: title.to_owned(),
        file: file.to_owned(),
        source: source.to_owned(),
    };
    let mut pages: Vec<_> = PAGES.iter().map(page).collect();
    let mut decisions: Vec<_> = fs::read_dir(root().join(DECISIONS))?.collect::<Result<_, _>>()?;
    decisions.sort_by_key(|file| (file.file_name() != "README.md", file.file_name()));
    for file in decisions {
        let name = file.file_name().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path())?;
        let title = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# "))
            .with_context(|| format!("{name} has no title"))?;
        pages.push(Page {
            title: title.to_owned(),
            file: if name == "README.md" { "decisions.md".to_owned() } else { format!("decision-{name}") },
            source: format!("{DECISIONS}/{name}"),
        });
    }
    Ok(pages)
}

/// A rule of `docs/rules.md`.
struct RulePage<'a> {
    id: &'a str,
    text: &'a str,
}

/// Writes the sources of the site to `target/book`. Unless `only_sources`, mdBook builds `target/site` from them.
pub(crate) fn run(only_sources: bool) -> Result<ExitCode> {
    let book = root().join("target/book");
    if book.exists() {
        fs::remove_dir_all(&book)?;
    }
    fs::create_dir_all(book.join("src/rules"))?;
    fs::write(book.join("book.toml"), BOOK)?;
    let rules = fs::read_to_string(root().join("docs/rules.md"))?;
    let (overview, rules) = split(&rules)?;
    let mut contents = String::from("# Summary\n\n");
    let pages = pages()?;
    for Page { title, file, source } in &pages {
        let text = fs::read_to_string(root().join(source)).with_context(|| format!("reading {source}"))?;
        fs::write(book.join("src").join(file), links(&text, source, &pages))?;
        let indentation = if file.starts_with("decision-") { "  " } else { "" };
        contents += &format!("{indentation}- [{title}]({file})\n");
    }
    fs::write(book.join("src/rules.md"), overview.replace("](#", "](rules/").replace(RULE_LINK_END, ".md) |"))?;
    contents += "- [Rules](rules.md)\n";
    for rule in &rules {
        let text = format!("# {}\n{}", rule.id, rule.text.replace("\n### ", "\n## "));
        fs::write(book.join("src/rules").join(format!("{}.md", rule.id)), text)?;
        contents += &format!("  - [{id}](rules/{id}.md)\n", id = rule.id);
    }
    fs::write(book.join("src/SUMMARY.md"), contents)?;
    check_links(&book.join("src"))?;
    if only_sources {
        return Ok(ExitCode::SUCCESS);
    }
    let status = Command::new("mdbook").arg("build").arg(&book).status();
    let status = status.context("starting mdbook: install it with `cargo install --locked mdbook`")?;
    ensure!(status.success(), "mdbook failed");
    Ok(ExitCode::SUCCESS)
}

/// What follows the id in the overview's links.
const RULE_LINK_END: &str = ") |";

/// The overview at the top of `docs/rules.md`, and its rules.
fn split(text: &str) -> Result<(&str, Vec<RulePage<'_>>)> {
    let mut parts = text.split("\n## ");
    let overview = parts.next().unwrap_or_default();
    let rules: Vec<_> = parts
        .filter_map(|part| part.split_once('\n'))
        .filter(|(id, _)| id.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'))
        .map(|(id, text)| RulePage { id, text })
        .collect();
    let listed = overview.lines().filter(|line| line.starts_with("| [")).count();
    ensure!(listed == rules.len(), "docs/rules.md lists {listed} rules and has {} sections", rules.len());
    Ok((overview, rules))
}

/// The text of a page with links that work on the site.
fn links(text: &str, source: &str, pages: &[Page]) -> String {
    let folder = Path::new(source).parent().map(|folder| folder.display().to_string()).unwrap_or_default();
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("](") {
        let (before, after) = rest.split_at(at + 2);
        let end = after.find(')').unwrap_or(after.len());
        result += before;
        result += &link(&after[..end], &folder, pages);
        rest = &after[end..];
    }
    result + rest
}

fn link(target: &str, folder: &str, pages: &[Page]) -> String {
    if target.contains("://") || target.starts_with('#') {
        return target.to_owned();
    }
    let (path, fragment) = target.split_once('#').map_or((target, None), |(path, fragment)| (path, Some(fragment)));
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    let path = parts.join("/");
    if path == "docs/rules.md" {
        return fragment.map_or("rules.md".to_owned(), |rule| format!("rules/{rule}.md"));
    }
    let fragment = fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    match pages.iter().find(|page| page.source == path) {
        Some(page) => format!("{}{fragment}", page.file),
        None => format!("{REPOSITORY}{path}{fragment}"),
    }
}

/// Fails if a link leads to a page or a file that does not exist.
fn check_links(pages: &Path) -> Result<()> {
    let mut broken = Vec::new();
    let files = fs::read_dir(pages)?.chain(fs::read_dir(pages.join("rules"))?);
    for file in files.collect::<Result<Vec<_>, _>>()? {
        let file = file.path();
        if file.extension().is_none_or(|extension| extension != "md") {
            continue;
        }
        let text = fs::read_to_string(&file)?;
        for target in text.split("](").skip(1).filter_map(|part| part.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            let exists = match path.strip_prefix(REPOSITORY) {
                Some(path) => root().join(path).exists(),
                None if path.contains("://") || path.is_empty() || !path.ends_with(".md") => true,
                None => file.with_file_name(path).exists(),
            };
            if !exists {
                broken.push(format!("{}: {target}", file.display()));
            }
        }
    }
    ensure!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_or_to_the_repository() {
        let pages = pages().unwrap();
        for (target, folder, expected) in [
            ("usage.md", "docs", "usage.md"),
            ("docs/inputs.md#terraform", "", "inputs.md#terraform"),
            ("../pkg/README.md", "docs", "npm.md"),
            ("rules.md#wrong-type", "docs", "rules/wrong-type.md"),
            ("docs/rules.md", "", "rules.md"),
            ("yaml.md", "docs/decisions", "decision-yaml.md"),
            ("#options", "docs", "#options"),
            ("../examples/thumbnails.json", "docs", &format!("{REPOSITORY}examples/thumbnails.json")),
            ("https://rustup.rs", "", "https://rustup.rs"),
        ] {
            assert_eq!(link(target, folder, &pages), expected, "{target}");
        }
    }

    #[test]
    fn the_pages_have_no_broken_links() {
        run(true).unwrap();
    }
}
