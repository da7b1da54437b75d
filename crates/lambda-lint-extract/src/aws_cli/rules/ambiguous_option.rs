use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// An abbreviated option matches several options.
    ///
    /// The AWS CLI accepts an abbreviation only if exactly one option starts with it.
    AmbiguousOption = "ambiguous-option", Error command,
    evidence: [Documentation "2026-11-30" "awscli/argparser.py uses argparse with abbreviations" "https://github.com/aws/aws-cli/blob/develop/awscli/argparser.py"],
    pass: [
        "aws lambda create-function --function-name orders --mem 512",
    ],
    fail: [
        "aws lambda create-function --function-name orders --ti 3 --t 3" => "",
    ],
}

pub(super) fn draft(place: Place, written: &str, names: &[String]) -> DiagnosticBuilder<'static> {
    let written = written.split('=').next().unwrap_or_default();
    let listed: Vec<_> = names.iter().take(6).map(|name| format!("`--{name}`")).collect();
    let message = msg!(
        "ambiguous option {option}: it matches {matches}",
        option = Text(written),
        matches = Word(listed.join(", "))
    );
    let mut draft = DiagnosticBuilder::new(&AmbiguousOption, place, message);
    draft.help("use the full option name");
    draft
}
