//! `lambda-lint.toml`: nothing here is read where there is none.

mod configs;
mod exclude;
mod layer;
mod linter;
mod setups;
mod suppress;
mod table;

pub(crate) use configs::Configs;
pub(crate) use exclude::{DEFAULT as DEFAULT_EXCLUDES, Excludes, Patterns};
pub(crate) use layer::Layer;
pub(crate) use setups::{Setup, Setups};

use crate::error::Error;
use crate::toml_source::Source;
use globset::{GlobBuilder, GlobMatcher};
use lambda_lint::{Date, Severity};
use std::path::{Path, PathBuf};
use suppress::Suppression;
use table::{Table, Text};

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
    /// Reads and checks a configuration.
    fn load(path: &Path) -> Result<Self, Error> {
        let name = crate::input::name(path);
        let text = std::fs::read_to_string(path).map_err(|source| Error::Read { path: name.clone(), source })?;
        let source = Source { name, text };
        let parent = path.parent().unwrap_or(Path::new(""));
        let mut root = Table::parse(&source)?;
        root.allow(&Layer::keys(&["exclude", "fail-on", "files", "suppress"]))?;
        let base = Layer::read(&mut root, parent, &[])?;
        let mut policies = base.policies.clone();
        let mut parts = Vec::new();
        for mut files in root.tables("files")? {
            files.allow(&Layer::keys(&["paths"]))?;
            let patterns = files.texts("paths")?;
            let patterns = patterns.iter().map(|path| Pattern::new(path, &source)).collect::<Result<_, _>>()?;
            let part = Layer::read(&mut files, parent, &base.policies)?;
            policies.extend(part.policies.iter().cloned());
            parts.push((patterns, part));
        }
        let suppressions = root.tables("suppress")?.into_iter().map(|table| Suppression::read(table, &policies));
        let suppressions = suppressions.collect::<Result<_, _>>()?;
        let fail_on = root.text("fail-on")?.as_ref().map(|level| layer::severity(level, &source)).transpose()?;
        let own_exclude = root.texts("exclude")?;
        let exclude = exclude(&own_exclude, &source)?;
        let own_exclude = own_exclude.into_iter().map(Text::into_inner).collect();
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
fn exclude(own: &[Text], source: &Source) -> Result<Patterns, Error> {
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
    fn new(text: &Text, source: &Source) -> Result<Self, Error> {
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
