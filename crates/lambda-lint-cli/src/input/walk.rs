//! Folders: finds all files that git does not ignore and whose name is that of JSON, JSON Lines, YAML, Terraform, or a script.

use super::language;
use crate::error::Error;
use ignore::WalkBuilder;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Whether a path is left out; the flag is true for folders.
pub(crate) type IsExcluded = Arc<dyn Fn(&Path, bool) -> bool + Send + Sync>;

const ENDINGS: &[&str] = &["json", "yaml", "yml", "ndjson", "jsonl", "cfn", "template", "tf"];

/// Hidden files and folders that hold commands, such as the workflows of continuous integration. Other hidden ones are not walked.
const WORKFLOWS: &[&str] = &[
    ".azure-pipelines",
    ".bitbucket",
    ".buildkite",
    ".circleci",
    ".cirrus.yml",
    ".drone.yml",
    ".envrc",
    ".gitea",
    ".github",
    ".gitlab",
    ".gitlab-ci.yml",
    ".semaphore",
    ".travis.yml",
    ".woodpecker",
];

/// Hands on every candidate in a folder, by name, and what could not be read.
pub(crate) fn walk(folder: &Path, is_excluded: &IsExcluded, found: &mut dyn FnMut(Result<PathBuf, Error>)) {
    // a .gitignore counts outside of a repository, too: in an export, in a build container
    let mut walk = WalkBuilder::new(folder);
    walk.require_git(false).hidden(false).sort_by_file_name(Ord::cmp);
    let is_excluded = Arc::clone(is_excluded);
    walk.filter_entry(move |entry| {
        let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
        // paths named by the user are never excluded
        entry.depth() == 0 || !is_hidden(entry.path()) && !is_excluded(entry.path(), is_folder)
    });
    for entry in walk.build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && has_ending(entry.path()) && !is_packaged_copy(entry.path()) {
                    found(Ok(entry.into_path()));
                }
            }
            Err(error) => found(Err(unreadable(folder, error))),
        }
    }
}

/// Whether the name of a folder or a file tells that it is left out.
pub(crate) fn is_skipped(path: &Path, is_folder: bool) -> bool {
    is_hidden(path) || !is_folder && !has_ending(path)
}

fn is_hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') && !WORKFLOWS.contains(&&*name)
}

/// Whether the name of a file is that of a language that requests are written in, or may be that of a script.
fn has_ending(path: &Path) -> bool {
    let extension = path.extension();
    let is_of = |ending: &&str| extension.is_some_and(|extension| extension.eq_ignore_ascii_case(ending));
    extension.is_none() || ENDINGS.iter().any(is_of) || language::script(path).is_some()
}

/// Whether a file is what `sam package` or `aws cloudformation package` wrote from the template in the same folder. Build folders are
/// hidden, so they are not walked.
fn is_packaged_copy(path: &Path) -> bool {
    let is_packaged = path.file_stem().is_some_and(|stem| stem.to_string_lossy().starts_with("packaged"));
    is_packaged
        && ["template.yaml", "template.yml", "template.json"].iter().any(|name| path.with_file_name(name).is_file())
}

fn unreadable(folder: &Path, error: ignore::Error) -> Error {
    let mut path = folder;
    let mut inner = &error;
    loop {
        match inner {
            ignore::Error::WithPath { path: place, err } => (path, inner) = (place, err),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => inner = err,
            _ => break,
        }
    }
    let path = super::name(path);
    Error::Read { path, source: without_path(inner) }
}

/// The system's message. The library would add the path, which our error already contains.
fn without_path(error: &ignore::Error) -> io::Error {
    match error {
        ignore::Error::Io(error) => match error.raw_os_error() {
            Some(code) => io::Error::from_raw_os_error(code),
            None => io::Error::from(error.kind()),
        },
        ignore::Error::Loop { .. } => io::Error::other("the symbolic link points to a folder that contains it"),
        _ => io::Error::other("the folder cannot be read"),
    }
}
