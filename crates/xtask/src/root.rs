//! Where the repository is.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// The root of the workspace that the chore was started in.
// looked for when it runs: with a target folder that two checkouts share, the program may be built in the other one
pub(crate) fn root() -> &'static Path {
    static ROOT: LazyLock<PathBuf> = LazyLock::new(|| {
        let start = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).or_else(|| env::current_dir().ok());
        let start = start.unwrap_or_default();
        // where none is, reading its first file fails, and says so
        above(&start).unwrap_or(&start).to_owned()
    });
    &ROOT
}

/// The nearest folder above, or this one, that has the chores in it.
fn above(folder: &Path) -> Option<&Path> {
    folder.ancestors().find(|folder| folder.join("crates/xtask/Cargo.toml").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_found_from_inside() {
        let inside = root().join("crates/xtask/src/codegen");
        assert_eq!(above(&inside), Some(root()));
        assert_eq!(above(&env::temp_dir()), None);
        assert!(
            root().is_absolute() && root().components().eq(root().components().filter(|part| part.as_os_str() != ".."))
        );
    }
}
