//! The region that variables set for a command.

use lambda_lint_syntax::command::Word;

/// The variables that set the region. The AWS CLI reads the first one first.
const REGION_VARIABLES: [&str; 2] = ["AWS_REGION=", "AWS_DEFAULT_REGION="];

/// The region that the variables of a command set.
pub(super) fn region_of(environment: &[Word]) -> Option<(String, (usize, usize))> {
    let mut words = REGION_VARIABLES.iter().filter_map(|name| {
        let word = environment.iter().find(|word| word.text.starts_with(name))?;
        Some((word, word.text[name.len()..].to_owned()))
    });
    let (word, region) = words.next().filter(|(word, region)| word.is_known() && !region.is_empty())?;
    Some((region, (word.start, word.end)))
}

/// The region that a script sets once for the commands after this place.
pub(super) fn exported_region(text: &str) -> Option<(usize, String)> {
    let count: usize = REGION_VARIABLES.iter().map(|name| text.matches(name).count()).sum();
    let (at, name) = REGION_VARIABLES.iter().find_map(|name| Some((text.find(name)?, name))).filter(|_| count == 1)?;
    let before = text[..at].rsplit('\n').next().unwrap_or_default().trim_start();
    let line = text[at + name.len()..].lines().next().unwrap_or_default();
    let value = line.trim_end_matches(';').trim().trim_matches(['"', '\'']);
    let is_literal = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let start = at + name.len() + line.find(value)?;
    (before == "export " && is_literal).then(|| (start, value.to_owned()))
}
