//! The files that a Ruby function loads with `require_relative` when it starts, followed through the package.

use super::imports::{MAX_FILES, Missing};
use super::{Files, folder, handler, nodejs};
use crate::Request;
use crate::inspect::ruby;
use std::collections::BTreeSet;

/// The folder of gems in a package, which has a folder for each version of Ruby.
const GEMS: &str = "vendor/bundle/ruby/";

/// The files that are not there.
pub(crate) fn missing(request: &Request<'_>, files: &Files<'_>) -> Vec<Missing> {
    let mut missing = Vec::new();
    let Some(first) = handler::source(request, files) else { return missing };
    let mut seen = BTreeSet::from([first.path.clone()]);
    let mut queue = vec![first.path];
    while let Some(path) = queue.pop() {
        let Some(text) = files.text(&path) else { continue };
        for relative in ruby::scan(&text).relatives {
            let Some(target) = nodejs::normalize(folder(&path), relative.path) else { continue };
            let found = [target.clone(), format!("{target}.rb"), format!("{target}.so")];
            let found = found.into_iter().find(|name| files.get(name).is_some());
            if let Some(name) = found {
                let is_new = seen.len() < MAX_FILES && seen.insert(name.clone());
                queue.extend(is_new.then_some(name));
            } else if missing.len() < MAX_FILES {
                missing.push(Missing {
                    module: relative.path.to_owned(),
                    file: path.clone(),
                    line: relative.line,
                    reason: Some("pack the file, or correct the path".into()),
                    defined_in: None,
                });
            }
        }
    }
    missing
}

/// The version of Ruby that the gems of a package are for, if all of them are for another one than the function has.
pub(crate) fn gems_for_other_version(files: &Files<'_>) -> Option<String> {
    let (major, minor) = files.version()?;
    let wanted = format!("{GEMS}{major}.{minor}.0/");
    if files.starting_with(&wanted).next().is_some() {
        return None;
    }
    let name = std::str::from_utf8(files.starting_with(GEMS).find(|name| name.len() > GEMS.len())?).ok()?;
    let (version, _) = name.strip_prefix(GEMS)?.split_once('/')?;
    let is_version = version.split('.').count() == 3 && version.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    is_version.then(|| version.to_owned())
}
