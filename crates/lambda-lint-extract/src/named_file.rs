//! Files and folders that a document names by their paths.

mod build;

use lambda_lint::archive::{LooseFile, pack};
use std::fmt;
use std::sync::Arc;

/// A file or a folder that a document names by its path.
///
/// A clone shares the bytes, so a caller can keep what several documents name.
#[derive(Debug, Clone)]
pub struct NamedFile {
    bytes: Arc<[u8]>,
    folder: Option<Folder>,
}

/// What the names of its files tell about a folder.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Folder {
    /// It is the output of a build.
    pub(crate) is_built: bool,
    /// A compiler or a bundler makes the JavaScript files.
    pub(crate) is_compiled: bool,
    /// The runtimes that have source files in it.
    pub(crate) languages: build::Languages,
}

impl NamedFile {
    /// A file.
    pub fn file(bytes: Vec<u8>) -> Self {
        NamedFile { bytes: bytes.into(), folder: None }
    }

    /// A folder with the source of a package, to which a build may still add files.
    pub fn folder(files: &[LooseFile]) -> Self {
        let folder =
            Folder { is_built: false, is_compiled: build::is_compiled(files), languages: build::Languages::of(files) };
        NamedFile { bytes: pack(files).into(), folder: Some(folder) }
    }

    /// A folder with everything that is deployed.
    pub fn built_folder(files: &[LooseFile]) -> Self {
        let folder = Folder { is_built: true, ..Folder::default() };
        NamedFile { bytes: pack(files).into(), folder: Some(folder) }
    }

    /// The bytes of the file, or of an archive of the folder.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether this is a folder.
    pub fn is_folder(&self) -> bool {
        self.folder.is_some()
    }

    pub(crate) fn as_folder(&self) -> Option<Folder> {
        self.folder
    }
}

/// Opens the files that a document names.
#[derive(Clone, Copy)]
pub(crate) struct OpenFile<'a>(pub(crate) &'a dyn Fn(&str) -> Option<NamedFile>);

impl fmt::Debug for OpenFile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OpenFile")
    }
}
