//! Replaces a file atomically: readers see either the old or the new text, even after a power failure.

use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::Path;

/// Puts `text` in the place of the file's content. Symbolic links and file modes are preserved.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path)?;
    let metadata = fs::metadata(&target)?;
    if metadata.permissions().readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    // in the same folder, because a file is renamed within a file system only
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut new = tempfile::Builder::new().prefix(".lambda-lint-").tempfile_in(folder)?;
    new.write_all(text.as_bytes())?;
    keep_owner(new.as_file(), &metadata);
    new.as_file().set_permissions(metadata.permissions())?;
    new.as_file().sync_all()?;
    new.persist(&target).map_err(|error| error.error)?;
    // the rename itself; not every file system can be asked for it
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Only the superuser can give a file away, and only he would change the owner by writing a new file.
#[cfg(unix)]
fn keep_owner(file: &File, old: &fs::Metadata) {
    use std::os::unix::fs::MetadataExt as _;
    let _ = std::os::unix::fs::fchown(file, Some(old.uid()), Some(old.gid()));
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &fs::Metadata) {}
