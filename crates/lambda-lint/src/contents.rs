//! The files that a function finds when it starts, and how its runtime finds modules among them.
//!
//! The package is unpacked to `/var/task`. Everything here answers from the package alone. Where something else may
//! decide, such as a layer, the caller asks [`Files::is_all`] first.

pub(crate) mod build;
pub(crate) mod handler;
pub(crate) mod imports;
pub(crate) mod java;
pub(crate) mod loaded;
pub(crate) mod native;
pub(crate) mod nodejs;
pub(crate) mod python;

use crate::Request;
use crate::archive::{Archive, Entry, Index};
use crate::facts::{Family, Runtime, packages};
use crate::request::package;
use std::cell::Cell;

/// The number of bytes that one rule may inflate, above the limit for an unpacked package.
const BUDGET: u64 = 300 << 20;
/// The largest single file that is inflated, in bytes.
pub(crate) const MAX_FILE: usize = 128 << 20;
/// The largest source that is scanned, in bytes.
pub(crate) const MAX_SOURCE: usize = 4 << 20;
/// The maximum number of names to inspect when testing whether a folder exists.
const MAX_NEIGHBORS: usize = 4096;

/// Variables that can make a runtime start something else, or start it differently.
pub(crate) const WRAPPERS: &[&str] = &["AWS_LAMBDA_EXEC_WRAPPER"];

/// The files of a package.
pub(crate) struct Files<'r> {
    pub(crate) archive: &'r Archive<'r>,
    pub(crate) index: &'r Index<'r>,
    pub(crate) family: Family,
    pub(crate) runtime: &'static Runtime,
    /// How many bytes may still be inflated.
    budget: Cell<u64>,
}

impl<'r> Files<'r> {
    /// The files of a request's package, if it can be read and its runtime is known and decides how they are used.
    pub(crate) fn of(request: &Request<'r>) -> Option<Self> {
        let family = package::family(request)?;
        let runtime = request.runtime()?;
        let (archive, index) = (request.archive()?, request.archive_index()?);
        if archive.is_empty() || package::may_set(request, WRAPPERS) {
            return None;
        }
        Some(Self { archive, index, family, runtime, budget: Cell::new(BUDGET) })
    }

    /// The same for runtimes of one language.
    pub(crate) fn of_family(request: &Request<'r>, family: Family) -> Option<Self> {
        Self::of(request).filter(|files| files.family == family)
    }

    /// The same, if the package has all files: a file that is not in it is missing.
    pub(crate) fn all(request: &Request<'r>) -> Option<Self> {
        Self::of(request).filter(|files| files.is_all(request))
    }

    /// The version of the language.
    pub(crate) fn version(&self) -> Option<(u16, u16)> {
        packages::version(self.runtime)
    }

    /// Whether the package has all files: no layer brings any, no variable makes the runtime look elsewhere, and no link
    /// makes a file appear in two places.
    pub(crate) fn is_all(&self, request: &Request<'_>) -> bool {
        !package::has_layers(request)
            && !package::may_set(request, package::SEARCH_PATHS)
            && self.archive.total_entries() == self.archive.len() as u64
            && !self.archive.entries().any(|entry| entry.is_symlink() || entry.name.contains(&b'\\'))
    }

    /// The file with exactly this name.
    pub(crate) fn get(&self, name: &str) -> Option<Entry<'r>> {
        self.archive.get(self.index.get(name.as_bytes())?).filter(|entry| !entry.is_dir())
    }

    /// Whether there is a folder with this path, or a link that may lead to one.
    pub(crate) fn has_folder(&self, path: &str) -> bool {
        let prefix = format!("{path}/");
        self.starting_with(&prefix).next().is_some() || self.get(path).is_some_and(|entry| entry.is_symlink())
    }

    /// The names that begin with a text.
    pub(crate) fn starting_with<'s>(&'s self, prefix: &'s str) -> impl Iterator<Item = &'r [u8]> + 's {
        self.index.starting_with(prefix.as_bytes(), MAX_NEIGHBORS)
    }

    /// The content of a file, if it has at most `max` bytes and can be read.
    pub(crate) fn read(&self, entry: &Entry<'_>, max: usize) -> Option<Vec<u8>> {
        self.spend(entry, max)?;
        self.archive.read(entry, max).ok()
    }

    /// The same, into a buffer for several files.
    pub(crate) fn read_into<'b>(&self, entry: &Entry<'_>, max: usize, buffer: &'b mut Vec<u8>) -> Option<&'b [u8]> {
        self.spend(entry, max)?;
        self.archive.read_into(entry, max, buffer).ok()
    }

    fn spend(&self, entry: &Entry<'_>, max: usize) -> Option<()> {
        let size = entry.uncompressed;
        let left = self.budget.get().checked_sub(size).filter(|_| size <= max as u64)?;
        self.budget.set(left);
        Some(())
    }

    /// The text of a source file, if it is UTF-8.
    pub(crate) fn text(&self, name: &str) -> Option<String> {
        let bytes = self.read(&self.get(name)?, MAX_SOURCE)?;
        String::from_utf8(bytes).ok()
    }
}

/// The folder of a path, without the `/` at its end; empty for the root.
pub(crate) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// A path below a folder, which is empty for the root.
pub(crate) fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}
