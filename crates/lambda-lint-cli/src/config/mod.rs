//! `lambda-lint.toml`: nothing here is read where there is none.

mod file;
mod layer;
mod linter;
mod settings;
mod suppress;

pub(crate) use layer::Layer;
pub(crate) use settings::{Settings, Setup};

use crate::error::Error;
use crate::toml_source::Source;
use file::Root;
use globset::{GlobBuilder, GlobMatcher};
use lambda_lint::{Date, Severity};
use std::path::{Path, PathBuf};
use suppress::Suppression;
use toml::Spanned;

/// What the file is called.
pub(crate) const NAME: &str = "lambda-lint.toml";

/// A configuration.
#[derive(Debug)]
pub(crate) struct Config {
    source: Source,
    /// Where it stands: its patterns begin there.
    folder: PathBuf,
    base: Layer,
    parts: Vec<(Vec<Pattern>, Layer)>,
    suppressions: Vec<Suppression>,
    fail_on: Option<Severity>,
}

impl Config {
    fn new(path: &Path, source: Source, mut root: Root) -> Result<Self, Error> {
        let beside = path.parent().unwrap_or(Path::new(""));
        let base = Layer::new(root.layer(), &source, beside, &[])?;
        let mut policies = base.policies.clone();
        let mut parts = Vec::new();
        for mut files in std::mem::take(&mut root.files) {
            let patterns = files.paths.iter().map(|path| Pattern::new(path, &source)).collect::<Result<_, _>>()?;
            let part = Layer::new(files.layer(), &source, beside, &base.policies)?;
            policies.extend(part.policies.iter().cloned());
            parts.push((patterns, part));
        }
        let suppress = std::mem::take(&mut root.suppress);
        let suppressions = suppress.into_iter().map(|raw| Suppression::new(raw, &source, &policies));
        let suppressions = suppressions.collect::<Result<_, _>>()?;
        let fail_on = root.fail_on.as_ref().map(|level| layer::severity(level, &source)).transpose()?;
        let folder = std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_owned));
        Ok(Config { source, folder: folder.unwrap_or_default(), base, parts, suppressions, fail_on })
    }

    /// A file as its patterns see it.
    fn relative<'p>(&self, file: &'p Path) -> &'p Path {
        file.strip_prefix(&self.folder).unwrap_or(file)
    }

    /// Which parts are for a file.
    fn parts_for(&self, file: &Path) -> Vec<usize> {
        let is_for = |(patterns, _): &(Vec<Pattern>, Layer)| patterns.iter().any(|pattern| pattern.matches(file));
        (0..self.parts.len()).filter(|&index| is_for(&self.parts[index])).collect()
    }

    /// Which suppressions are for a file.
    fn suppressions_for(&self, file: &Path, today: Date) -> Vec<usize> {
        (0..self.suppressions.len()).filter(|&index| self.suppressions[index].meets(file, today)).collect()
    }
}

/// A pattern of paths.
#[derive(Debug)]
pub(crate) struct Pattern {
    matcher: GlobMatcher,
    is_one_file: bool,
}

impl Pattern {
    fn new(text: &Spanned<String>, source: &Source) -> Result<Self, Error> {
        let glob = text.get_ref().trim_start_matches("./");
        // as in .gitignore: a name without a folder is meant everywhere
        let anywhere = if glob.contains('/') { glob.to_owned() } else { format!("**/{glob}") };
        let built = GlobBuilder::new(&anywhere).literal_separator(true).build();
        let built = built.map_err(|error| source.error(text.span(), format!("no pattern: {}", error.kind())))?;
        let is_one_file = glob.contains('/') && !glob.contains(['*', '?', '[', '{']);
        Ok(Pattern { matcher: built.compile_matcher(), is_one_file })
    }

    fn matches(&self, file: &Path) -> bool {
        self.matcher.is_match(file)
    }

    fn is_one_file(&self) -> bool {
        self.is_one_file
    }
}
