//! The path of a function's package in its definition, and the package there.

use crate::NamedFile;
use crate::named_file::{Folder, OpenFile};
use lambda_lint::archive::LooseFile;
use lambda_lint::internals::{NamedPackage, Stage};
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

/// The most bytes of a script in which each call looks for commands that make its archive. Larger ones name no packages.
const MAX_SEARCHED: usize = 256 << 10;

/// The path of a function's package, as its definition names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PackagePath {
    pub(crate) path: String,
    pub(crate) packer: Packer,
}

/// Who packages the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packer {
    /// Nothing: it is an archive, which the request carries.
    None,
    /// The tool packs and uploads a folder. It uploads an archive as it is.
    Upload,
    /// The tool packs a single file.
    SingleFile,
}

impl PackagePath {
    /// A path, without the prefixes that tools allow.
    pub(crate) fn new(path: &str, packer: Packer) -> Option<Self> {
        let path = path.strip_prefix("fileb://").unwrap_or(path);
        let is_local = !path.is_empty() && !path.contains("://") && !path.contains(['$', '{', '\0', '\\']);
        is_local.then(|| PackagePath { path: path.to_owned(), packer })
    }

    /// The package at the path, if a request can tell how it is used.
    pub(crate) fn open(&self, open: OpenFile<'_>, request: &Tree<'_>) -> Option<NamedFile> {
        let file = (open.0)(&self.path)?;
        if self.packer == Packer::SingleFile {
            let name = self.path.rsplit('/').next().unwrap_or_default().to_owned();
            // the mode of the file is kept, and is not known here
            let single = LooseFile { name, content: file.bytes().to_vec(), mode: 0o755 };
            return (!file.is_folder()).then(|| NamedFile::built_folder(&[single]));
        }
        let is_usable = match file.as_folder() {
            Some(folder) => self.packer != Packer::None && is_decided(folder, request),
            None => is_archive(&self.path, file.bytes()),
        };
        is_usable.then_some(file)
    }

    /// The package for the engine.
    pub(crate) fn package<'f>(&self, file: &'f NamedFile) -> NamedPackage<'f> {
        let is_source = file.as_folder().is_some_and(|folder| !folder.is_built);
        NamedPackage {
            bytes: file.bytes(),
            stage: if is_source { Stage::Source } else { Stage::Built },
            // the packed size of a folder is unknown
            is_uploaded: self.packer == Packer::Upload || file.is_folder(),
        }
    }
}

/// Whether this is an archive, not something that only holds its place.
fn is_archive(path: &str, bytes: &[u8]) -> bool {
    let is_named = || path.ends_with(".zip") || path.ends_with(".jar");
    let is_place_holder = bytes.len() < 128 || bytes.starts_with(b"version https://git-lfs");
    bytes.starts_with(b"PK\x03\x04") || is_named() && !is_place_holder
}

/// Whether the source alone decides what the handler of a request finds.
fn is_decided(folder: Folder, request: &Tree<'_>) -> bool {
    if folder.is_built {
        return true;
    }
    let text = |name: &str| {
        let (_, value) = request.member(0, name)?;
        (request.kind(value) == NodeKind::Text).then(|| request.text(value))
    };
    let (Some(runtime), Some(handler)) = (text("Runtime"), text("Handler")) else { return false };
    let is_installed = handler.contains("wrapper")
        || handler.contains("node_modules")
        || folder.languages.has_python_dependencies() && handler.matches(['.', '/']).count() > 1;
    folder.languages.has(runtime) && !is_installed && !(runtime.starts_with("nodejs") && folder.is_compiled)
}

/// Whether a script only reads a file: it does not name it anywhere else. `is_read` returns whether the mention at a place only
/// reads it.
pub(crate) fn is_only_read(source: &str, path: &str, is_read: impl Fn(usize) -> bool) -> bool {
    let Some(file) = path.rsplit('/').next().filter(|file| !file.is_empty()) else { return false };
    source.len() <= MAX_SEARCHED && source.match_indices(file).all(|(at, _)| is_read(at))
}

/// A node as it is written in the document.
pub(crate) fn written<'t>(tree: &Tree<'t>, node: NodeId) -> Option<&'t str> {
    let node = tree.node(node);
    tree.source()?.get(node.start as usize..node.end as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_local() {
        let path = |text| PackagePath::new(text, Packer::None).map(|package| package.path);
        assert_eq!(path("fileb://build/x.zip").as_deref(), Some("build/x.zip"));
        assert_eq!(path("./src/").as_deref(), Some("./src/"));
        for other in ["s3://bucket/key", "https://example.com/x.zip", "${path.root}/x.zip", "{{ zip }}", ""] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn place_holders_are_not_archives() {
        assert!(is_archive("x", b"PK\x03\x04"));
        assert!(is_archive("x.zip", &[b'x'; 200]));
        assert!(!is_archive("x.zip", b""));
        assert!(!is_archive("x.py", &[b'x'; 200]));
        let pointer = format!("version https://git-lfs.github.com/spec/v1\n{}", "x".repeat(200));
        assert!(!is_archive("x.zip", pointer.as_bytes()));
    }
}
