//! The failing examples of the rules as whole requests, but for those in YAML and in commands.

use lambda_lint::Examples;
use lambda_lint_extract::rules;

/// The id of the rule and the request in text.
pub(crate) fn failing() -> Vec<(String, String)> {
    let metas = rules::all().filter(|meta| !matches!(meta.examples, Examples::Yaml | Examples::Commands));
    let examples = metas.flat_map(|meta| meta.fail.iter().map(move |example| (meta, example)));
    examples.map(|(meta, example)| (meta.id.clone().into_owned(), example.document(meta))).collect()
}
