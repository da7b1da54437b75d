//! The classes of a Java package: in its own folders, and in the libraries of `lib/`.

use super::{Files, MAX_FILE};
use crate::archive::{Archive, Source};
use crate::inspect::class_file;

/// The maximum number of libraries to open.
const MAX_LIBRARIES: usize = 512;
/// How many classes of one archive are looked at to learn its version.
const MAX_CLASSES: usize = 64;
/// The largest class file that is read, in bytes.
pub(crate) const MAX_CLASS: usize = 1 << 20;

/// The libraries in `lib/`, each with its name. Calls `each` until it returns true; says whether all could be read.
pub(crate) fn libraries(files: &Files<'_>, each: &mut dyn FnMut(&str, &Archive<'_>) -> bool) -> bool {
    let mut all_read = true;
    let names = files.archive.entries().filter(|entry| {
        entry.name.strip_prefix(b"lib/").is_some_and(|rest| rest.ends_with(b".jar") && !rest.contains(&b'/'))
    });
    for (count, entry) in names.enumerate() {
        if count == MAX_LIBRARIES {
            return false;
        }
        let bytes = files.read(&entry, MAX_FILE);
        let archive = bytes.as_deref().and_then(|bytes| Archive::open(Source::Raw(bytes)).ok());
        match (archive, entry.text()) {
            (Some(archive), Some(name)) => {
                if each(name, &archive) {
                    return all_read;
                }
            }
            _ => all_read = false,
        }
    }
    all_read
}

/// Whether an entry is a class that a virtual machine of any version loads: not one for newer versions only.
pub(crate) fn is_class(name: &[u8]) -> bool {
    let file = crate::archive::path::file_name(name);
    file.ends_with(b".class")
        && !name.starts_with(b"META-INF/")
        && !name.starts_with(b"lib/")
        && !matches!(file, b"module-info.class" | b"package-info.class")
}

/// The lowest version of the classes in an archive, and the name of one that has it. Archives may have a few classes for
/// newer versions, which they load only there.
pub(crate) fn lowest_version(archive: &Archive<'_>) -> Option<(u16, String)> {
    let classes = archive.entries().filter(|entry| is_class(entry.name));
    let mut lowest: Option<(u16, String)> = None;
    for entry in classes.take(MAX_CLASSES) {
        let head = archive.read(&entry, 8).ok()?;
        let major = class_file::major_version(&head)?;
        if lowest.as_ref().is_none_or(|(other, _)| major < *other) {
            lowest = Some((major, String::from_utf8_lossy(entry.name).into_owned()));
        }
    }
    lowest
}
