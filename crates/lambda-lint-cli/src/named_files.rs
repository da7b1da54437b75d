//! The files and folders that documents name: which of them may be opened, and how large they may be.

use ignore::WalkBuilder;
use lambda_lint::archive::LooseFile;
use lambda_lint_extract::NamedFile;
use std::collections::HashMap;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The most bytes of one file, or of all files of a folder: what Lambda unpacks.
const MAX_BYTES: u64 = 256 << 20;
/// The most files of a folder.
const MAX_FILES: usize = 50_000;
/// The most bytes that are kept for the next document that names the same path.
const MAX_KEPT: usize = 256 << 20;

/// Folders that no tool packs, or whose files a later step replaces.
const SKIPPED: &[&str] = &[
    ".aws-sam",
    ".git",
    ".hg",
    ".serverless",
    ".svn",
    ".terraform",
    ".tox",
    ".venv",
    "__pycache__",
    "cdk.out",
    "node_modules",
    "venv",
];

/// Opens what documents name.
#[derive(Debug, Default)]
pub(crate) struct NamedFiles {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    files: HashMap<PathBuf, Option<NamedFile>>,
    bytes: usize,
}

impl NamedFiles {
    /// Opens a path of a document. It may not lead out of the repository, or out of the document's folder if there is none.
    pub(crate) fn open(&self, document: &Path, path: &str) -> Option<NamedFile> {
        let folder =
            document.parent().map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
        let folder = folder?.canonicalize().ok()?;
        let path = folder.join(path).canonicalize().ok()?;
        let root = folder.ancestors().find(|folder| folder.join(".git").exists()).unwrap_or(&folder);
        if !path.starts_with(root) {
            return None;
        }
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner).files.get(&path).cloned();
        if let Some(file) = kept {
            return file;
        }
        let file = read(&path, root);
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let size = file.as_ref().map_or(0, |file| file.bytes().len());
        if kept.bytes + size <= MAX_KEPT {
            kept.bytes += size;
            kept.files.insert(path, file.clone());
        }
        file
    }
}

fn read(path: &Path, root: &Path) -> Option<NamedFile> {
    if !path.is_dir() {
        return Some(NamedFile::file(read_file(path, MAX_BYTES)?));
    }
    let is_built = is_built(path);
    let files = read_folder(path, root, !is_built)?;
    Some(if is_built { NamedFile::built_folder(&files) } else { NamedFile::folder(&files) })
}

/// Whether SAM or CDK wrote a folder.
fn is_built(path: &Path) -> bool {
    let mut names = path.iter().filter_map(|name| name.to_str());
    let is_asset = path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("asset."));
    is_asset || names.any(|name| name == ".aws-sam")
}

/// A regular file: a device or a pipe might never end.
fn read_file(path: &Path, max: u64) -> Option<Vec<u8>> {
    let file = fs::File::open(path).ok()?;
    if !file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.len() <= max) {
        return None;
    }
    let mut bytes = Vec::new();
    file.take(max + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= max).then_some(bytes)
}

/// The files of a folder. `None` if not all of them can be read, so that none seems to be missing.
fn read_folder(path: &Path, root: &Path, is_source: bool) -> Option<Vec<LooseFile>> {
    let mut files = Vec::new();
    let mut left = MAX_BYTES;
    let mut walk = WalkBuilder::new(path);
    walk.standard_filters(false).follow_links(false);
    if is_source {
        walk.filter_entry(|entry| {
            let is_skipped = entry.file_name().to_str().is_some_and(|name| SKIPPED.contains(&name));
            entry.depth() == 0 || !is_skipped
        });
    }
    for entry in walk.build() {
        let entry = entry.ok()?;
        let (kind, file) = (entry.file_type()?, entry.path());
        if kind.is_dir() {
            continue;
        }
        // a link may lead to another file of the repository
        let target = if kind.is_symlink() { file.canonicalize().ok()? } else { file.to_owned() };
        if files.len() == MAX_FILES || !target.starts_with(root) {
            return None;
        }
        let content = read_file(&target, left)?;
        left -= content.len() as u64;
        let name = file.strip_prefix(path).ok()?.to_str()?.replace(std::path::MAIN_SEPARATOR, "/");
        files.push(LooseFile { name, content, mode: permissions(&target) });
    }
    Some(files)
}

#[cfg(unix)]
fn permissions(path: &Path) -> u16 {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).map_or(0o644, |metadata| (metadata.permissions().mode() & 0o777) as u16)
}

#[cfg(not(unix))]
fn permissions(_: &Path) -> u16 {
    0o755
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A repository with a template, and a file outside.
    fn repository() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let repository = folder.path().join("repository");
        for name in ["repository/.git", "repository/infra", "repository/src/node_modules/x"] {
            fs::create_dir_all(folder.path().join(name)).unwrap();
        }
        fs::write(folder.path().join("outside.py"), "secret").unwrap();
        fs::write(repository.join("src/app.py"), "").unwrap();
        fs::write(repository.join("src/node_modules/x/index.js"), "").unwrap();
        fs::write(repository.join("infra/template.yaml"), "").unwrap();
        let template = repository.join("infra/template.yaml");
        (folder, template)
    }

    #[test]
    fn paths_stay_in_the_repository() {
        let (folder, template) = repository();
        let open = |path: &str| NamedFiles::default().open(&template, path);
        assert!(open("../src").unwrap().is_folder());
        assert!(!open("../src/app.py").unwrap().is_folder());
        assert!(open("../../outside.py").is_none());
        assert!(open(folder.path().join("outside.py").to_str().unwrap()).is_none());
        assert!(open("../nothing").is_none());
    }

    #[test]
    fn without_a_repository_paths_stay_in_the_folder() {
        let (folder, template) = repository();
        fs::remove_dir(folder.path().join("repository/.git")).unwrap();
        assert!(NamedFiles::default().open(&template, "../src").is_none());
        assert!(NamedFiles::default().open(&template, "template.yaml").is_some());
    }

    #[test]
    #[cfg(unix)]
    fn links_do_not_lead_out() {
        let (folder, template) = repository();
        let source = folder.path().join("repository/src");
        let link = |target: &Path| std::os::unix::fs::symlink(target, source.join("link.py")).unwrap();
        link(&source.join("app.py"));
        assert!(NamedFiles::default().open(&template, "../src").is_some());
        fs::remove_file(source.join("link.py")).unwrap();
        link(&folder.path().join("outside.py"));
        assert!(NamedFiles::default().open(&template, "../src").is_none());
        assert!(NamedFiles::default().open(&template, "../src/link.py").is_none());
    }
}
