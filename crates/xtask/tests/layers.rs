//! Modules depend on each other in one direction. A module is a file or a folder right under `src/`; what is inside a folder
//! is its own business.
//!
//! The test reads `use` declarations and paths that begin with `crate::`. Names that the root of a crate re-exports count as
//! those of the module that they come from.

#![allow(clippy::unwrap_used, reason = "a test fails where a file cannot be read")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The crates from the lowest to the highest: none depends on a later one.
const CRATES: &[&str] = &["lambda-lint-syntax", "lambda-lint", "lambda-lint-extract", "lambda-lint-cli"];

/// For each module the modules that it uses, with a file that does so.
type Graph = BTreeMap<String, BTreeMap<String, String>>;

#[test]
fn no_crate_depends_on_a_higher_one() {
    for (index, name) in CRATES.iter().enumerate() {
        let manifest = fs::read_to_string(crates().join(name).join("Cargo.toml")).unwrap();
        let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
        for higher in &CRATES[index + 1..] {
            let is_used = dependencies.lines().any(|line| line.starts_with(&format!("{higher} ")));
            assert!(!is_used, "{name} depends on {higher}, which is above it");
        }
    }
}

#[test]
fn no_module_depends_on_itself_by_way_of_others() {
    let cycles: Vec<String> = CRATES.iter().flat_map(|name| cycles(name)).collect();
    assert!(cycles.is_empty(), "modules import each other in a cycle:\n{}", cycles.join("\n"));
}

/// The cycles of a crate, one for each module that is in one.
fn cycles(name: &str) -> Vec<String> {
    let graph = graph(&crates().join(name).join("src"));
    let mut found = Vec::new();
    let mut known = BTreeSet::new();
    for start in graph.keys() {
        if let Some(path) = path_back(&graph, start)
            && path.iter().all(|module| known.insert(module.clone()))
        {
            let steps = path.iter().zip(path.iter().cycle().skip(1));
            let steps: Vec<_> = steps.map(|(from, to)| format!("{from} -> {to} ({})", graph[from][to])).collect();
            found.push(format!("{name}: {}", steps.join(", ")));
        }
    }
    found
}

/// The shortest way from a module back to itself.
fn path_back(graph: &Graph, start: &str) -> Option<Vec<String>> {
    let mut paths = vec![vec![start.to_owned()]];
    let mut seen = BTreeSet::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            for next in graph.get(path.last()?).into_iter().flat_map(BTreeMap::keys) {
                if next == start {
                    return Some(path);
                }
                if seen.insert(next.clone()) {
                    longer.push([path.as_slice(), std::slice::from_ref(next)].concat());
                }
            }
        }
        paths = longer;
    }
    None
}

fn graph(source: &Path) -> Graph {
    let files = files(source);
    let modules: BTreeSet<String> = files.iter().map(|file| module(source, file)).collect();
    let root = fs::read_to_string(source.join("lib.rs")).unwrap_or_default();
    let exports = exports(&without_comments(&root));
    let mut graph = Graph::new();
    for file in &files {
        let own = module(source, file);
        let is_test = file.to_string_lossy().contains("/tests");
        if matches!(own.as_str(), "lib" | "main") || is_test {
            continue;
        }
        let text = fs::read_to_string(file).unwrap();
        let text = without_comments(text.split("#[cfg(test)]").next().unwrap());
        for name in used(&text) {
            let target = exports.get(&name).unwrap_or(&name);
            if *target != own && modules.contains(target) {
                let place = file.strip_prefix(source).unwrap().display().to_string();
                graph.entry(own.clone()).or_default().entry(target.clone()).or_insert(place);
            }
        }
    }
    graph
}

/// The first names of all paths that begin with `crate::`.
fn used(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for rest in text.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => names.extend(first_name(rest)),
            Some(group) => {
                let mut depth = 0;
                let mut is_first = true;
                for (at, character) in group.char_indices() {
                    match character {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => is_first = true,
                        _ if is_first && character.is_alphabetic() => {
                            names.extend(first_name(&group[at..]));
                            is_first = false;
                        }
                        _ => {}
                    }
                }
            }
        }
    }
    names
}

fn first_name(text: &str) -> Option<String> {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    (end > 0).then(|| text[..end].to_owned())
}

/// Which module each name comes from that the root re-exports: `pub use module::{Name, Other}`.
fn exports(root: &str) -> BTreeMap<String, String> {
    let mut exports = BTreeMap::new();
    for declaration in root.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next()) {
        let declaration = declaration.strip_prefix("crate::").unwrap_or(declaration);
        let Some(module) = first_name(declaration) else { continue };
        for name in declaration.split(['{', '}', ',', ':']).filter_map(|part| part.split(" as ").last()) {
            exports.insert(name.trim().to_owned(), module.clone());
        }
    }
    exports.retain(|name, module| !name.is_empty() && name != module);
    exports
}

fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The module that a file belongs to: the first part of its path.
fn module(source: &Path, file: &Path) -> String {
    let first = file.strip_prefix(source).unwrap().iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn crates() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

#[test]
fn module_paths_resolve_as_in_rustc() {
    let text = "use crate::a::{B, c};\nuse crate::{d::E, F, g::{H, I}};\nfn x() -> crate::j::K { crate::l() }";
    let expected = ["F", "a", "d", "g", "j", "l"].map(str::to_owned);
    assert_eq!(used(text), BTreeSet::from(expected));
    let exports = exports("pub use a::B;\npub use c::d::{E, F as G};");
    assert_eq!(exports.get("B").map(String::as_str), Some("a"));
    assert_eq!((exports["E"].as_str(), exports["G"].as_str()), ("c", "c"));
    let edge = |to: &str| BTreeMap::from([(to.to_owned(), "file".to_owned())]);
    let graph = Graph::from([("a".into(), edge("b")), ("b".into(), edge("c")), ("c".into(), edge("a"))]);
    assert_eq!(path_back(&graph, "a"), Some(["a", "b", "c"].map(str::to_owned).to_vec()));
}
