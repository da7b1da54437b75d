//! `lambda-lint.toml`: nothing here is read where there is none.

mod configs;
mod exclude;
mod file;
mod layer;
mod linter;
mod settings;
mod suppress;

pub(crate) use configs::Configs;
pub(crate) use exclude::{DEFAULT as DEFAULT_EXCLUDES, Excludes, Patterns};
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
    /// Its folder, to which its patterns are relative.
    folder: PathBuf,
    base: Layer,
    parts: Vec<(Vec<Pattern>, Layer)>,
    suppressions: Vec<Suppression>,
    fail_on: Option<Severity>,
    /// The patterns that the file has.
    own_exclude: Vec<String>,
    /// The default patterns, and these.
    exclude: Patterns,
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
        let own_exclude: Vec<_> = root.exclude.iter().map(|pattern| pattern.get_ref().clone()).collect();
        let exclude = exclude(&root.exclude, &source)?;
        let folder = std::path::absolute(path).ok().and_then(|path| path.parent().map(Path::to_owned));
        let folder = folder.unwrap_or_default();
        Ok(Config { source, folder, base, parts, suppressions, fail_on, own_exclude, exclude })
    }

    /// Where the file is.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// What the file is called in messages.
    pub(crate) fn name(&self) -> &str {
        &self.source.name
    }

    /// Which paths a search of folders leaves out.
    pub(crate) fn exclude(&self) -> &Patterns {
        &self.exclude
    }

    /// The patterns of the file itself.
    pub(crate) fn own_exclude(&self) -> &[String] {
        &self.own_exclude
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

/// The default patterns, and those of the file. Each of these is checked on its own, so that a fault has its place.
fn exclude(own: &[Spanned<String>], source: &Source) -> Result<Patterns, Error> {
    for pattern in own {
        Patterns::new([pattern.get_ref().as_str()]).map_err(|message| source.error(pattern.span(), message))?;
    }
    let all = DEFAULT_EXCLUDES.iter().copied().chain(own.iter().map(|pattern| pattern.get_ref().as_str()));
    Patterns::new(all).map_err(|message| source.error(0..0, message))
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
