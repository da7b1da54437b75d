//! Deployment packages as the engine reads them: an archive, or a folder as it would be zipped, with its layers.

use crate::error::Error;
use crate::input;
use ignore::WalkBuilder;
use lambda_lint::archive::{self, Archive, LooseFile, Source};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The most bytes that a folder may have: four times what Lambda unpacks.
const MAX_FOLDER: u64 = 1 << 30;

/// The most files and folders that a folder may have. Links can show one file under any number of paths.
const MAX_ENTRIES: usize = 100_000;

/// The paths of a layer's folders, as the function sees them. Each runtime looks there after the package.
const LAYER_FOLDERS: &[(&str, &str)] =
    &[("python/", ""), ("nodejs/node_modules/", "node_modules/"), ("java/lib/", "lib/"), ("ruby/lib/", "")];

/// The files of a package with their permissions.
type Files = BTreeMap<String, (Vec<u8>, u16)>;

/// Reads a package: the bytes of an archive, or of an archive made from a folder.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>, Error> {
    if path.is_dir() { Ok(pack(folder(path)?)) } else { input::read(path) }
}

/// Reads a package with the layers that are unpacked next to it, for a runtime.
pub(crate) fn read_with_layers(path: &Path, layers: &[impl AsRef<Path>], runtime: &str) -> Result<Vec<u8>, Error> {
    if layers.is_empty() {
        return read(path);
    }
    let mut files = files(path)?;
    // of two layers, the last one counts
    for layer in layers.iter().rev() {
        for (name, file) in self::files(layer.as_ref())? {
            if let Some(name) = in_package(&name, runtime) {
                files.entry(name).or_insert(file);
            }
        }
    }
    Ok(pack(files))
}

/// The path in the package that represents a file of a layer. Some folders are for one version of the language:
/// `python/lib/python3.13/site-packages/` and `nodejs/node22/node_modules/`.
fn in_package(name: &str, runtime: &str) -> Option<String> {
    if let Some((folder, rest)) = name.strip_prefix("python/lib/").and_then(|rest| rest.split_once("/site-packages/")) {
        return (folder == runtime).then(|| rest.to_owned());
    }
    if let Some((folder, rest)) = name.strip_prefix("nodejs/node").and_then(|rest| rest.split_once("/node_modules/"))
        && folder.bytes().all(|b| b.is_ascii_digit())
    {
        let version = runtime.strip_prefix("nodejs").and_then(|rest| rest.split('.').next());
        return (folder.is_empty() || version == Some(folder)).then(|| format!("node_modules/{rest}"));
    }
    let place = LAYER_FOLDERS.iter().find_map(|(folder, place)| Some((name.strip_prefix(folder)?, place)));
    place.filter(|(rest, _)| !rest.is_empty()).map(|(rest, place)| format!("{place}{rest}"))
}

/// Whether a folder is the source of a package whose dependencies a later step installs.
pub(crate) fn needs_build(path: &Path) -> bool {
    let has = |name: &str| path.join(name).exists();
    let ends = |end: &str| {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        entries.into_iter().any(|entry| entry.file_name().to_string_lossy().ends_with(end))
    };
    let manifest = fs::read_to_string(path.join("package.json")).unwrap_or_default();
    let has_dependencies = manifest.contains("\"dependencies\"");
    let python = ["requirements.txt", "pyproject.toml", "Pipfile", "setup.py"].iter().any(|name| has(name));
    python && !ends(".dist-info")
        || has_dependencies && !has("node_modules")
        || ["tsconfig.json", "pom.xml", "build.gradle", "build.gradle.kts", "go.mod", "Cargo.toml", "Gemfile"]
            .iter()
            .any(|name| has(name))
        || ends(".csproj")
}

fn files(path: &Path) -> Result<Files, Error> {
    if path.is_dir() {
        return folder(path);
    }
    let bytes = input::read(path)?;
    let Ok(archive) = Archive::open(Source::Raw(&bytes)) else {
        return Err(Error::NoArchive { path: input::name(path) });
    };
    let mut files = Files::new();
    let mut left = MAX_FOLDER;
    for entry in archive.entries().filter(|entry| !entry.is_dir()) {
        let Some(name) = entry.text() else { continue };
        left = left.checked_sub(entry.uncompressed).ok_or_else(|| too_large(path))?;
        let content = archive.read(&entry, MAX_FOLDER as usize).unwrap_or_default();
        files.insert(name.to_owned(), (content, entry.permissions().unwrap_or(0o644)));
    }
    Ok(files)
}

/// All files of a folder. Links are followed, as `zip` does, except to a folder around this one.
fn folder(path: &Path) -> Result<Files, Error> {
    let mut files = Files::new();
    let mut left = MAX_FOLDER;
    let root = fs::canonicalize(path).unwrap_or_default();
    let leads_out = move |link: &Path| fs::canonicalize(link).is_ok_and(|target| root.starts_with(target));
    let mut walk = WalkBuilder::new(path);
    walk.standard_filters(false).follow_links(true);
    walk.filter_entry(move |entry| entry.depth() == 0 || !entry.path_is_symlink() || !leads_out(entry.path()));
    for (count, entry) in walk.build().flatten().enumerate() {
        if count == MAX_ENTRIES {
            return Err(Error::TooManyFiles { path: input::name(path), limit: MAX_ENTRIES });
        }
        let file = entry.path();
        let Ok(metadata) = fs::metadata(file) else { continue };
        let Some(name) = file.strip_prefix(path).ok().filter(|_| metadata.is_file()) else { continue };
        left = left.checked_sub(metadata.len()).ok_or_else(|| too_large(path))?;
        let name = name.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/");
        let content = input::read(file)?;
        files.insert(name, (content, permissions(&metadata)));
    }
    Ok(files)
}

fn too_large(path: &Path) -> Error {
    Error::TooLarge { path: input::name(path), limit: MAX_FOLDER }
}

#[cfg(unix)]
fn permissions(metadata: &fs::Metadata) -> u16 {
    use std::os::unix::fs::PermissionsExt as _;
    (metadata.permissions().mode() & 0o777) as u16
}

#[cfg(not(unix))]
fn permissions(_: &fs::Metadata) -> u16 {
    0o755
}

/// A zip archive that holds the files as they are.
fn pack(files: Files) -> Vec<u8> {
    let files = files.into_iter().map(|(name, (content, mode))| LooseFile { name, content, mode });
    archive::pack(&files.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_become_archives() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("lib")).unwrap();
        fs::write(folder.path().join("lib/a.py"), "a = 1\n").unwrap();
        fs::write(folder.path().join("app.py"), "").unwrap();
        let bytes = read(folder.path()).unwrap();
        let archive = Archive::open(Source::Raw(&bytes)).unwrap();
        let names: Vec<_> = archive.entries().filter_map(|entry| entry.text()).collect();
        assert_eq!(names, ["app.py", "lib/a.py"]);
        assert_eq!(archive.read(&archive.get(1).unwrap(), 100).unwrap(), b"a = 1\n");
        assert!(archive.get(1).unwrap().permissions().is_some());
    }

    #[cfg(unix)]
    #[test]
    fn links_cannot_make_a_folder_endless() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("level0")).unwrap();
        fs::write(path("level0/a.py"), "").unwrap();
        for level in 1..18 {
            fs::create_dir(path(&format!("level{level}"))).unwrap();
            for link in ["a", "b", "c"] {
                symlink(path(&format!("level{}", level - 1)), path(&format!("level{level}/{link}"))).unwrap();
            }
        }
        assert!(matches!(read(&path("level17")), Err(Error::TooManyFiles { .. })));
        symlink("/", path("level0/root")).unwrap();
        let bytes = read(&path("level0")).unwrap();
        assert_eq!(Archive::open(Source::Raw(&bytes)).unwrap().entries().count(), 1);
    }

    #[test]
    fn places_of_layers() {
        for (name, place) in [
            ("python/requests/__init__.py", Some("requests/__init__.py")),
            ("python/lib/python3.13/site-packages/x.py", Some("x.py")),
            ("python/lib/python3.12/site-packages/x.py", None),
            ("nodejs/node_modules/x/index.js", Some("node_modules/x/index.js")),
            ("java/lib/x.jar", Some("lib/x.jar")),
            ("bin/tool", None),
            ("python/", None),
        ] {
            assert_eq!(in_package(name, "python3.13").as_deref(), place, "{name}");
        }
        let versioned = "nodejs/node22/node_modules/x/index.js";
        assert_eq!(in_package(versioned, "nodejs22.x").as_deref(), Some("node_modules/x/index.js"));
        assert_eq!(in_package(versioned, "nodejs20.x"), None);
    }
}
