//! Finds the configuration of each file, and reads each one once.

use super::{Config, NAME};
use crate::args::Check;
use crate::error::Error;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// The configurations in use.
#[derive(Debug)]
pub(crate) struct Configs {
    is_isolated: bool,
    named: Option<Arc<Config>>,
    /// The configuration of each folder.
    found: Mutex<HashMap<PathBuf, Option<Arc<Config>>>>,
}

impl Configs {
    pub(crate) fn new(args: &Check) -> Result<Self, Error> {
        let named = args.config.as_deref().map(Config::load).transpose()?.map(Arc::new);
        Ok(Configs { is_isolated: args.isolated, named, found: Mutex::default() })
    }

    /// The configuration of a file, whose path is absolute.
    pub(crate) fn of(&self, path: &Path) -> Result<Option<Arc<Config>>, Error> {
        match &self.named {
            _ if self.is_isolated => Ok(None),
            Some(config) => Ok(Some(Arc::clone(config))),
            None => self.nearest(path.parent().unwrap_or(path)),
        }
    }

    /// All that were read, in the order of their folders.
    pub(super) fn all(&self) -> Vec<Arc<Config>> {
        let found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut configs: Vec<_> = found.values().flatten().chain(&self.named).cloned().collect();
        configs.sort_by(|a, b| a.folder.cmp(&b.folder));
        configs.dedup_by(|a, b| Arc::ptr_eq(a, b));
        configs
    }

    fn nearest(&self, folder: &Path) -> Result<Option<Arc<Config>>, Error> {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        let mut looked_at = Vec::new();
        let mut config = None;
        for folder in folder.ancestors() {
            if let Some(known) = found.get(folder) {
                config.clone_from(known);
                break;
            }
            looked_at.push(folder);
            let path = folder.join(NAME);
            if path.is_file() {
                config = Some(Arc::new(Config::load(&shown(&path))?));
                break;
            }
        }
        found.extend(looked_at.into_iter().map(|folder| (folder.to_owned(), config.clone())));
        Ok(config)
    }
}

/// A path as a user would name it.
fn shown(path: &Path) -> PathBuf {
    let here = std::env::current_dir().ok();
    here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}
