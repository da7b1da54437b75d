//! The README and the pages of docs show what the program really prints.

use std::path::Path;
use std::process::Command;

/// A command in a `console` block and the output under it.
struct Shown<'a> {
    arguments: Vec<&'a str>,
    output: Vec<&'a str>,
}

/// The commands of lambda-lint in the `console` blocks of a page.
fn commands(page: &str) -> Vec<Shown<'_>> {
    let mut found: Vec<Shown<'_>> = Vec::new();
    let (mut is_inside, mut is_ours) = (false, false);
    for line in page.lines() {
        if line.starts_with("```") {
            is_inside = line == "```console";
        } else if is_inside && let Some(command) = line.strip_prefix("$ ") {
            let arguments = command.strip_prefix("lambda-lint ").map(|arguments| arguments.split(' ').collect());
            is_ours = arguments.is_some();
            found.extend(arguments.map(|arguments| Shown { arguments, output: Vec::new() }));
        } else if is_inside
            && is_ours
            && let Some(shown) = found.last_mut()
        {
            shown.output.push(line);
        }
    }
    found
}

/// Whether the output is as shown; a line `…` matches any number of lines.
fn is_as_shown(output: &str, shown: &[&str]) -> bool {
    let lines: Vec<&str> = output.trim_end().lines().map(str::trim_end).collect();
    let parts: Vec<&[&str]> = shown.split(|line| *line == "…").collect();
    let mut rest = &lines[..];
    for (index, part) in parts.iter().enumerate() {
        let (is_first, is_last) = (index == 0, index + 1 == parts.len());
        let at = if part.is_empty() { Some(0) } else { rest.windows(part.len()).position(|lines| lines == *part) };
        let Some(at) = at.filter(|&at| !is_first || at == 0) else { return false };
        rest = &rest[at + part.len()..];
        if is_last {
            return rest.is_empty();
        }
    }
    true
}

#[test]
fn commands_print_what_the_pages_show() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut pages = vec![root.join("README.md")];
    pages.extend(std::fs::read_dir(root.join("docs")).unwrap().map(|page| page.unwrap().path()));
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    let mut count = 0;
    for page in &pages {
        for Shown { arguments, output } in commands(&std::fs::read_to_string(page).unwrap()) {
            count += 1;
            let mut command = Command::new(env!("CARGO_BIN_EXE_lambda-lint"));
            let ran = command.args(&arguments).current_dir(&root).env("NO_COLOR", "1").output().unwrap();
            let printed = String::from_utf8(ran.stdout).unwrap();
            assert!(is_as_shown(&printed, &output), "{}: {arguments:?} prints\n{printed}", page.display());
        }
    }
    assert!(count >= 2, "the README shows commands");
}
