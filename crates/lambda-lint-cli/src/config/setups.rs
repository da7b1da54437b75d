//! Which settings hold for a file: the nearest configuration's, its parts' for the file, and the command line's on top.

use super::{Config, Configs, Excludes, Layer, linter};
use crate::args::{Check, Cli};
use crate::error::Error;
use crate::policy::Policy;
use crate::suppressed::{self, Kind, Suppressed};
use clap::CommandFactory as _;
use lambda_lint::{Diagnostic, Linter, Severity};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The shared state for files with the same settings.
#[derive(Debug)]
pub(crate) struct Common {
    pub(crate) linter: Linter,
    pub(crate) is_complete: bool,
    pub(crate) opens_packages: bool,
    pub(crate) fail_on: Severity,
}

/// What one file is checked with.
#[derive(Debug, Clone)]
pub(crate) struct Setup {
    pub(crate) common: Arc<Common>,
    config: Option<Arc<Config>>,
    suppressions: Vec<usize>,
}

impl Setup {
    /// The configuration, where there is one.
    pub(crate) fn config(&self) -> Option<&Config> {
        self.config.as_deref()
    }

    /// Takes out what the configuration suppresses.
    pub(crate) fn suppress(&self, diagnostics: &mut Vec<Diagnostic>) -> Vec<Suppressed> {
        let Some(config) = self.config.as_ref().filter(|_| !self.suppressions.is_empty()) else { return Vec::new() };
        let suppressions = self.suppressions.iter().map(|&index| &config.suppressions[index]);
        suppressed::take_out(diagnostics, Kind::External, |found| {
            suppressions
                .clone()
                .find(|suppression| suppression.takes(found))
                .map(|suppression| suppression.reason().to_owned())
        })
    }
}

/// A configuration's folder, if there is one, and which of its parts hold.
type Key = (Option<PathBuf>, Vec<usize>);

/// Finds the settings of files, and remembers them.
pub(crate) struct Setups<'a> {
    args: &'a Check,
    /// Those that the command line names.
    policies: Vec<Arc<Policy>>,
    configs: Arc<Configs>,
    made: Mutex<HashMap<Key, Arc<Common>>>,
}

impl<'a> Setups<'a> {
    pub(crate) fn new(args: &'a Check) -> Result<Self, Error> {
        let configs = Arc::new(Configs::new(args)?);
        let policies = args.policy.iter().map(|path| Policy::load(path).map(Arc::new)).collect::<Result<_, _>>()?;
        Ok(Setups { args, policies, configs, made: Mutex::default() })
    }

    /// Which paths a search of folders leaves out.
    pub(crate) fn excludes(&self) -> Result<Excludes, Error> {
        Excludes::new(Arc::clone(&self.configs), &self.args.exclude)
            .map_err(|message| Error::Arguments(Cli::command().error(clap::error::ErrorKind::ValueValidation, message)))
    }

    /// What a file is checked with; `None` is the current folder.
    pub(crate) fn of(&self, path: Option<&Path>) -> Result<Setup, Error> {
        let bare = || Ok(Setup { common: self.made(None, Vec::new())?, config: None, suppressions: Vec::new() });
        if self.args.isolated {
            return bare();
        }
        let path = std::path::absolute(path.unwrap_or(Path::new(super::NAME)));
        let path = path.map_err(|source| Error::Read { path: ".".to_owned(), source })?;
        let Some(config) = self.configs.of(&path)? else { return bare() };
        let relative = config.relative(&path);
        let common = self.made(Some(&config), config.parts_for(relative))?;
        let suppressions = config.suppressions_for(relative, common.linter.options().as_of());
        Ok(Setup { common, config: Some(config), suppressions })
    }

    fn made(&self, config: Option<&Config>, parts: Vec<usize>) -> Result<Arc<Common>, Error> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (config.map(|config| config.folder.clone()), parts);
        if let Some(common) = made.get(&key) {
            return Ok(Arc::clone(common));
        }
        let mut layer = Layer::default();
        if let Some(config) = config {
            layer = key.1.iter().fold(config.base.clone(), |layer, &part| layer.with(&config.parts[part].1));
        }
        layer.policies.extend(self.policies.iter().cloned());
        let common = Arc::new(common(self.args, &layer, config.and_then(|config| config.fail_on))?);
        made.insert(key, Arc::clone(&common));
        Ok(common)
    }

    /// Warnings about suppressions that have expired or are unused.
    pub(crate) fn warnings(&self) -> Vec<String> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let named = self.args.paths.iter().filter_map(|path| std::path::absolute(path).ok()).collect::<Vec<_>>();
        let mut warnings = Vec::new();
        for config in self.configs.all() {
            let is_whole = |path: &PathBuf| config.folder.starts_with(lexical(path));
            let current = named.is_empty() && self.args.stdin_filename.is_none();
            let here = std::path::absolute(".").map(|here| config.folder.starts_with(lexical(&here)));
            let saw_all = named.iter().any(is_whole) || current && here.unwrap_or(false);
            let warning = |suppression: &super::Suppression| suppression.warning(&config.source.name, saw_all);
            // a rule that is off might have found something
            let linters = || made.iter().filter(|(key, _)| key.0.as_ref() == Some(&config.folder));
            let is_on = |suppression: &&super::Suppression| {
                linters().any(|(_, common)| common.linter.rules().any(|(meta, _)| meta.id == suppression.rule()))
            };
            warnings.extend(config.suppressions.iter().filter(is_on).filter_map(warning));
        }
        warnings
    }
}

/// A path without `.` in it.
fn lexical(path: &Path) -> PathBuf {
    path.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect()
}

fn common(args: &Check, layer: &Layer, fail_on: Option<Severity>) -> Result<Common, Error> {
    let (linter, settings) = linter::build(args, layer)?;
    Ok(Common {
        linter,
        is_complete: settings.complete == Some(true),
        opens_packages: !args.no_packages && layer.packages.unwrap_or(true),
        fail_on: args.fail_on.or(fail_on).unwrap_or(Severity::Error),
    })
}
