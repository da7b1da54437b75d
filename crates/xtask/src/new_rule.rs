//! `cargo xtask new-rule TOPIC ID`: the file of a rule and its two lines in its topic. The gaps of the template fail the tests
//! until they are filled in.

use anyhow::{Context, Result, bail, ensure};
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use crate::root;

pub(crate) fn run(topic: &str, id: &str) -> Result<ExitCode> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    ensure!(id.split('-').all(is_word), "`{id}` is not kebab-case: lower-case words with `-` between them");
    ensure!(
        !id.starts_with("no-"),
        "name the fault, not the rule: `{}` instead of `{id}`",
        id.trim_start_matches("no-")
    );

    let rules = root().join("crates/lambda-lint/src/rules");
    let registry = rules.join(format!("{topic}.rs"));
    ensure!(registry.exists(), "unknown topic `{topic}`; expected {}", topics(&rules)?.join(", "));
    let module = id.replace('-', "_");
    let file = rules.join(topic).join(format!("{module}.rs"));
    ensure!(!file.exists(), "{} is there already", file.display());
    write(&file, &template(id))?;

    let text = fs::read_to_string(&registry).with_context(|| format!("reading {}", registry.display()))?;
    write(&registry, &with_lines(&text, &module, &type_name(id))?)?;

    println!(
        "fill in {}, then run\n  cargo test -p lambda-lint --test registry && UPDATE=1 cargo test -p lambda-lint-tests -- \
         rules_page catalogue",
        file.display()
    );
    Ok(ExitCode::SUCCESS)
}

/// The files of the topics, without `.rs`.
fn topics(rules: &Path) -> Result<Vec<String>> {
    let mut topics = Vec::new();
    for entry in fs::read_dir(rules).with_context(|| format!("reading {}", rules.display()))? {
        let name = entry?.file_name();
        topics.extend(name.to_str().and_then(|name| name.strip_suffix(".rs")).map(str::to_owned));
    }
    topics.sort();
    Ok(topics)
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("writing {}", path.display()))
}

/// `layer-in-other-region` is `LayerInOtherRegion`.
fn type_name(id: &str) -> String {
    let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
    id.split('-').map(capital).collect()
}

/// The registry with the two lines of a rule, in their order.
fn with_lines(registry: &str, module: &str, name: &str) -> Result<String> {
    let mut lines: Vec<String> = registry.lines().map(str::to_owned).collect();
    for (line, prefix) in [(format!("mod {module};"), "mod "), (format!("    &{module}::{name},"), "    &")] {
        let is_alike = |other: &&String| other.starts_with(prefix);
        let Some(first) = lines.iter().position(|other| is_alike(&other)) else {
            bail!("the registry has no line that begins with `{prefix}`");
        };
        // a line of its own says of some that they are there with a feature only; it stays with the one below
        let is_condition = |line: &&String| line.trim_start().starts_with("#[cfg");
        let length = lines[first..].iter().take_while(|line| is_alike(line) || is_condition(line)).count();
        let block = &lines[first..first + length];
        let next = block.iter().position(|other| is_alike(&other) && *other > line).unwrap_or(length);
        let conditions = block[..next].iter().rev().take_while(is_condition).count();
        lines.insert(first + next - conditions, line);
    }
    Ok(lines.join("\n") + "\n")
}

/// A rule that compiles, and fails the tests until it is filled in.
fn template(id: &str) -> String {
    let name = type_name(id);
    format!(
        r##"use crate::rule::declare_rule;
use crate::{{Member, Reporter, Request, msg}};

declare_rule! {{
    /// FILL IN: the fault, in one sentence.
    ///
    /// FILL IN: why the service refuses it or what goes wrong, and what to do instead.
    {name} = "{id}", Error,
    requires: [MemorySize],
    covers: ["FILL IN: a row of schema/catalogue"],
    aws: INVALID_PARAMETER,
    evidence: [Documentation "FILL IN: the day" "FILL IN: what it shows" "FILL IN: https://…"],
    pass: [r#"{{"MemorySize": 128}}"#],
    fail: [r#"{{"MemorySize": 129}}"# => "/MemorySize"],
}}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {{
    let Some(memory) = request.integer(Member::MemorySize) else {{ return }};
    if memory > i64::MAX - 1 {{
        out.report(Member::MemorySize, msg!("{{@MemorySize}} is {{actual}}, FILL IN", actual = Mb(memory)))
            .help("FILL IN: what to do");
    }}
}}
"##
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_where_they_belong() {
        let registry = "//! Rules.\n\nmod b;\nmod d;\n\npub(super) static RULES: &[&BuiltIn] = &[\n    // sorted\n    &b::B,\n    &d::D,\n];\n";
        let expected = "//! Rules.\n\nmod b;\nmod c_c;\nmod d;\n\npub(super) static RULES: &[&BuiltIn] = &[\n    // sorted\n    &b::B,\n    &c_c::CC,\n    &d::D,\n];\n";
        assert_eq!(with_lines(registry, "c_c", &type_name("c-c")).unwrap(), expected);
    }

    #[test]
    fn lines_for_a_feature_stay_together() {
        let registry = "mod b;\n#[cfg(feature = \"f\")]\nmod d;\nmod e;\n\nALL = &[\n    &b::B,\n    #[cfg(feature = \"f\")]\n    &d::D,\n    &e::E,\n];\n";
        for (id, before) in [("c", "#[cfg(feature = \"f\")]\nmod d;"), ("d-d", "mod e;"), ("z", "\nALL")] {
            let module = id.replace('-', "_");
            let found = with_lines(registry, &module, &type_name(id)).unwrap();
            assert!(found.contains(&format!("mod {module};\n{before}")), "{found}");
            let name = format!("    &{module}::{},", type_name(id));
            let after = if id == "c" {
                "    #[cfg"
            } else if id == "z" {
                "];"
            } else {
                "    &e::E,"
            };
            assert!(found.contains(&format!("{name}\n{after}")), "{found}");
        }
    }
}
