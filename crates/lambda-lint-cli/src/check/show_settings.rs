//! `--show-settings`: the settings that apply to a file, as a configuration that says the same.

use crate::args::Check;
use crate::config::{Config, DEFAULT_EXCLUDES, Setups};
use crate::error::Error;
use lambda_lint::{Linter, Quota, Severity};
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;

/// Prints the settings of the first path, or of the current folder.
pub(super) fn run(args: &Check, settings: &Setups<'_>, out: &mut dyn Write) -> Result<u8, Error> {
    let path = match (args.paths.first(), &args.stdin_filename) {
        (Some(path), name) if path.as_os_str() == "-" => name.as_deref().map(Path::new),
        (Some(path), _) => Some(path.as_path()),
        (None, name) => name.as_deref().map(Path::new),
    };
    // the settings of a folder are those of the files in it
    let inside = path.filter(|path| path.is_dir()).map(|folder| folder.join("function.json"));
    let setup = settings.of(inside.as_deref().or(path))?;
    let mut text = String::new();
    let shown = path.map_or_else(|| ".".to_owned(), crate::input::name);
    line(&mut text, format_args!("# settings for {shown}"));
    line(&mut text, format_args!("# configuration: {}", setup.config().map_or("none", Config::name)));
    let common = &setup.common;
    options(&mut text, &common.linter);
    line(&mut text, format_args!("complete = {}", common.is_complete));
    line(&mut text, format_args!("packages = {}", common.opens_packages));
    line(&mut text, format_args!("fail-on = {:?}", common.fail_on.as_str()));
    let own = setup.config().map_or(&[][..], Config::own_exclude).iter().chain(&args.exclude).map(String::as_str);
    let exclude: Vec<_> = DEFAULT_EXCLUDES.iter().copied().chain(own).collect();
    line(&mut text, format_args!("exclude = {exclude:?}"));
    rules(&mut text, &common.linter);
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(0)
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // writing to memory does not fail
    let _ = writeln!(text, "{line}");
}

/// What is known besides the request.
fn options(text: &mut String, linter: &Linter) {
    let options = linter.options();
    match options.region() {
        Some(region) => line(text, format_args!("region = {region:?}")),
        None => line(text, format_args!("# region: unknown")),
    }
    match options.account() {
        Some(account) => line(text, format_args!("account = {account:?}")),
        None => line(text, format_args!("# account: unknown")),
    }
    line(text, format_args!("as-of = {}", options.as_of()));
    line(text, format_args!("partial = {}", options.is_partial()));
    let quotas = Quota::ALL.iter().map(|quota| format!("{} = {}", quota.as_str(), options.quotas().get(*quota)));
    line(text, format_args!("quotas = {{ {} }}", quotas.collect::<Vec<_>>().join(", ")));
    let placeholders = linter.rules().find(|(meta, _)| meta.id == "placeholder").map(|(_, severity)| severity);
    let placeholders = match placeholders {
        None => "allow",
        Some(Severity::Error) => "error",
        Some(_) => "warn",
    };
    line(text, format_args!("placeholders = {placeholders:?}"));
}

/// The rules that are on.
fn rules(text: &mut String, linter: &Linter) {
    let mut on: Vec<_> = linter.rules().map(|(meta, severity)| (meta.id.clone(), severity)).collect();
    on.sort();
    line(text, format_args!("\n# the rules that are on\n[severity]"));
    for (id, severity) in on {
        let id = if id.contains('/') { format!("{id:?}") } else { id.into_owned() };
        line(text, format_args!("{id} = {:?}", severity.as_str()));
    }
}
