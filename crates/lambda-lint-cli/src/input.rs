//! Where documents come from: files, folders, stdin.

pub(crate) mod language;
pub(crate) mod text;
mod walk;

pub(crate) use walk::{IsExcluded, is_skipped};

use crate::error::Error;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The name that stdin has in the results.
pub(crate) const STDIN: &str = "<stdin>";

/// No request has as many bytes by far; a file of that size would only fill the memory.
const LIMIT: u64 = 1 << 30;
/// The same for files found in folders: a request with the largest archive has some 70 million bytes.
const LIMIT_FOUND: u64 = 128 << 20;

/// A file up to this size is read at once.
const SMALL: usize = 64 << 10;

/// A place to read a document from.
#[derive(Debug)]
pub(crate) enum Source {
    /// What stdin gave.
    Stdin(Vec<u8>),
    /// A file that the user named.
    Named(PathBuf),
    /// A file in a folder that the user named.
    Found(PathBuf),
    /// A file that the user named and the caller has read, or why it could not.
    Given(PathBuf, io::Result<Vec<u8>>),
    /// The same of a file in a folder.
    GivenFound(PathBuf, io::Result<Vec<u8>>),
}

/// All sources of the paths, without duplicates, in the order of the paths and then by name.
pub(crate) fn collect(
    paths: &[PathBuf],
    is_excluded: &IsExcluded,
    stdin: &mut dyn Read,
    mut failed: impl FnMut(Error),
) -> Vec<Source> {
    let mut sources = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            // it is there once
            if !seen.insert(path.clone()) {
                continue;
            }
            match read_stdin(stdin) {
                Ok(bytes) => sources.push(Source::Stdin(bytes)),
                Err(error) => failed(error),
            }
        } else if path.is_dir() {
            walk::walk(path, is_excluded, &mut |found| match found {
                Ok(path) if seen.insert(plain(&path).to_owned()) => sources.push(Source::Found(path)),
                Ok(_) => {}
                Err(error) => failed(error),
            });
        } else if seen.insert(plain(path).to_owned()) {
            sources.push(Source::Named(path.clone()));
        }
    }
    sources
}

/// Reads all of stdin.
pub(crate) fn read_stdin(stdin: &mut dyn Read) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = stdin.take(LIMIT + 1).read_to_end(&mut bytes);
    read.map_err(|source| Error::Read { path: STDIN.to_owned(), source })?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::TooLarge { path: STDIN.to_owned(), limit: LIMIT });
    }
    Ok(bytes)
}

/// Reads a file that the user named.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let mut file = open(path)?;
    let mut bytes = Vec::with_capacity(capacity(&file, LIMIT));
    let failed = |source| Error::Read { path: name(path), source };
    file.by_ref().take(LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
    if bytes.len() as u64 > LIMIT {
        return Err(Error::TooLarge { path: name(path), limit: LIMIT });
    }
    Ok(bytes)
}

/// Reads a file that was found, if it may be a request at all: `None` tells that it cannot be one.
pub(crate) fn read_candidate(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    let mut file = open(path)?;
    let size = capacity(&file, LIMIT_FOUND + 1);
    if size as u64 > LIMIT_FOUND {
        return Ok(None);
    }
    let failed = |source| Error::Read { path: name(path), source };
    let mut bytes = Vec::with_capacity(size);
    // of a large file the start tells; a small one is read sooner than looked at twice
    file.by_ref().take(if size > SMALL { 512 } else { LIMIT_FOUND }).read_to_end(&mut bytes).map_err(failed)?;
    if !is_candidate(path, &bytes) {
        return Ok(None);
    }
    file.take(LIMIT_FOUND).read_to_end(&mut bytes).map_err(failed)?;
    Ok(Some(bytes))
}

/// Whether a file found in a folder may be a request, judging by its name and its first bytes.
pub(crate) fn is_candidate(path: &Path, start: &[u8]) -> bool {
    let is_script = path.extension().is_none() && start.starts_with(b"#!");
    is_script || language::script(path).is_some() || language::is_named(path) || text::may_be_json(start)
}

/// The bytes of a file that the caller has read.
pub(crate) fn given(path: &Path, bytes: io::Result<Vec<u8>>) -> Result<Vec<u8>, Error> {
    bytes.map_err(|source| Error::Read { path: name(path), source })
}

fn open(path: &Path) -> Result<File, Error> {
    File::open(path).map_err(|source| Error::Read { path: name(path), source })
}

/// The size that the system tells, which may be wrong: it only saves growing.
fn capacity(file: &File, most: u64) -> usize {
    // one more byte lets the reader see the end without growing
    file.metadata().map_or(0, |metadata| (metadata.len() + 1).min(most) as usize)
}

/// Normalizes paths, because users mix `./x` and `x`.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// A path as results show it: with `/`, without `./` in front.
pub(crate) fn name(path: &Path) -> String {
    let name = plain(path).to_string_lossy();
    let name = if name.is_empty() { path.to_string_lossy() } else { name };
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}
