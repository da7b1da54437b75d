//! From settings to a linter.

use super::Layer;
use crate::args::Check;
use crate::clock;
use crate::error::Error;
use crate::policy;
use lambda_lint::{BuildError, Linter, Quotas, Settings};

/// The linter for the settings of a configuration and the arguments on top, and these settings.
pub(super) fn build(args: &Check, layer: &Layer) -> Result<(Linter, Settings), Error> {
    let settings = merge(layer.settings.clone(), args.settings.layer());
    let failed = |source| Error::Linter { option: option_of(&source, args), source };
    check_names_of_policies(args, layer).map_err(failed)?;
    let mut quotas = Quotas::default();
    // a folder is not compressed yet, and a package alone may go to S3
    if args.is_package || args.zip_file.as_deref().is_some_and(|path| path.is_dir()) {
        quotas.archive_bytes = u64::MAX;
    }
    let builder = lambda_lint_extract::builder().today(clock::today()).quotas(quotas);
    let builder = builder.settings(policy::without_names(settings.clone()));
    let linter = policy::add_to(builder, &layer.policies, &settings).build().map_err(failed)?;
    Ok((linter, settings))
}

/// The settings of a file with the arguments on top. `--select` replaces all that the file says about which rules run.
fn merge(mut file: Settings, arguments: Settings) -> Settings {
    if arguments.select.is_some() {
        file.ignore.clear();
        file.severity.retain(|(_, level)| level.is_some());
    }
    file.with(arguments)
}

/// Fails if the arguments name a rule that no policy has.
fn check_names_of_policies(args: &Check, layer: &Layer) -> Result<(), BuildError> {
    let args = &args.settings;
    let named = args.select.iter().chain(&args.extend_select).chain(&args.ignore);
    let mut named = named.chain(args.severity.iter().map(|(name, _)| name));
    named.try_for_each(|name| policy::check_known(name, &layer.policies))
}

/// The option that a name came from.
fn option_of(error: &BuildError, args: &Check) -> &'static str {
    match error {
        BuildError::UnknownRule { id, .. } => args.settings.option_with(id),
        BuildError::UnknownRegion { .. } => "--region",
        BuildError::InvalidAccount(_) => "--account",
        _ => "",
    }
}
