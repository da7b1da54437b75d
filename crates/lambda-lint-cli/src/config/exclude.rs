//! Which paths a search of folders leaves out: patterns as in `.gitignore`, of which the last match decides.

use super::Configs;
use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// Dependencies and build output: other people's code, and copies.
pub(crate) const DEFAULT: &[&str] = &[
    "__pycache__/",
    "_build/",
    "bower_components/",
    "build/",
    "dist/",
    "jspm_packages/",
    "node_modules/",
    "site-packages/",
    "target/",
    "venv/",
];

/// Patterns of one source.
#[derive(Debug)]
pub(crate) struct Patterns(Gitignore);

impl Patterns {
    /// # Errors
    ///
    /// The message for the first pattern that is none.
    pub(crate) fn new<'p>(patterns: impl IntoIterator<Item = &'p str>) -> Result<Self, String> {
        let mut builder = GitignoreBuilder::new("");
        for pattern in patterns {
            builder.add_line(None, pattern).map_err(|error| invalid(pattern, &error))?;
        }
        builder.build().map(Patterns).map_err(|error| error.to_string())
    }

    /// Whether a path is left out; `None` if no pattern matches.
    pub(crate) fn decide(&self, path: &Path, is_folder: bool, with_parents: bool) -> Option<bool> {
        let decision = match with_parents {
            true => self.0.matched_path_or_any_parents(path, is_folder),
            false => self.0.matched(path, is_folder),
        };
        match decision {
            Match::None => None,
            Match::Ignore(_) => Some(true),
            Match::Whitelist(_) => Some(false),
        }
    }
}

fn invalid(pattern: &str, error: &ignore::Error) -> String {
    let why = match error {
        ignore::Error::Glob { err, .. } => err.as_str(),
        _ => "expected a pattern as in `.gitignore`",
    };
    format!("invalid pattern `{pattern}`: {why}")
}

/// The patterns of the command line, of the configurations, and the default ones.
#[derive(Debug)]
pub(crate) struct Excludes {
    configs: Arc<Configs>,
    arguments: Patterns,
    default: Patterns,
}

impl Excludes {
    pub(crate) fn new(configs: Arc<Configs>, arguments: &[String]) -> Result<Self, String> {
        let arguments = Patterns::new(arguments.iter().map(String::as_str))?;
        Ok(Excludes { configs, arguments, default: Patterns::new(DEFAULT.iter().copied())? })
    }

    /// Whether a folder or file is left out. The folders above it are not.
    pub(crate) fn is_excluded(&self, path: &Path, is_folder: bool) -> bool {
        self.decide(path, is_folder, false)
    }

    /// Whether a file or one of the folders above it is left out.
    pub(crate) fn is_below_excluded(&self, file: &Path) -> bool {
        self.decide(file, false, true)
    }

    fn decide(&self, path: &Path, is_folder: bool, with_parents: bool) -> bool {
        let Ok(path) = std::path::absolute(path) else { return false };
        let here = std::env::current_dir().unwrap_or_default();
        let decide =
            |patterns: &Patterns, base: &Path| patterns.decide(&relative(&path, base), is_folder, with_parents);
        if let Some(decision) = decide(&self.arguments, &here) {
            return decision;
        }
        // a broken configuration is reported where its settings are needed
        let config = self.configs.of(&path).ok().flatten();
        let decision = match &config {
            Some(config) => decide(config.exclude(), config.folder()),
            None => decide(&self.default, &here),
        };
        decision.unwrap_or(false)
    }
}

/// A path as patterns see it, from a folder; from the root where it is not in the folder.
fn relative(path: &Path, base: &Path) -> PathBuf {
    let inside = path.strip_prefix(base).unwrap_or(path);
    inside.components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_match_decides() {
        let patterns = Patterns::new(["build/", "*.gen.json", "!keep.gen.json"]).expect("these are patterns");
        let decide = |path: &str, is_folder| patterns.decide(Path::new(path), is_folder, false);
        assert_eq!(decide("a/build", true), Some(true));
        assert_eq!(decide("build", false), None, "a file");
        assert_eq!(decide("x/a.gen.json", false), Some(true));
        assert_eq!(decide("x/keep.gen.json", false), Some(false));
        assert_eq!(patterns.decide(Path::new("build/a/b.json"), false, true), Some(true));
    }

    #[test]
    fn a_pattern_that_is_none_is_named() {
        let message = Patterns::new(["a", "{b"]).expect_err("the brace is open");
        assert!(message.starts_with("invalid pattern `{b`: "), "{message}");
    }
}
