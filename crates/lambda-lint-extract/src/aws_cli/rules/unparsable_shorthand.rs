use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};
use lambda_lint_syntax::command::shorthand::FaultKind;

declare_rule! {
    /// A value is neither JSON nor shorthand.
    ///
    /// Shorthand is `key=value` with commas between the pairs; lists are in `[]`, objects in `{}`. A JSON value must be JSON
    /// from its first character: JSON inside shorthand is not parsed.
    UnparsableShorthand = "unparsable-shorthand", Error command,
    evidence: [
        Documentation "2026-11-30" "`ShorthandParser` in awscli/shorthand.py" "https://github.com/aws/aws-cli/blob/develop/awscli/shorthand.py",
        Documentation "2026-11-30" "the syntax and its quoting rules" "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html",
    ],
    pass: [
        "aws lambda create-function --environment 'Variables={STAGE=test,LEVEL=info}'",
    ],
    fail: [
        "aws lambda create-function --environment 'Variables={STAGE=test'" => "",
        "aws lambda create-function --environment 'Variables={\"STAGE\": \"test\"}'" => "",
    ],
}

pub(super) fn draft(place: Place, option: Option<&str>, kind: &FaultKind) -> DiagnosticBuilder<'static> {
    let option = option.unwrap_or_default();
    let what = match kind {
        FaultKind::Expected(expected) => msg!("expected {expected} here", expected = Word(expected.to_string())),
        FaultKind::Duplicate(key) => msg!("duplicate key {key}", key = Text(key)),
        FaultKind::TooDeep => "the brackets are nested too deeply".into(),
    };
    let mut draft = DiagnosticBuilder::new(
        &UnparsableShorthand,
        place,
        msg!(
            "the AWS CLI cannot read the value of {option}: {fault}",
            option = Name(format!("--{option}")),
            fault = Then(what)
        ),
    );
    draft.help("use shorthand such as `Key=value,Other={A=b,C=d}`, or one JSON value in quotes");
    draft
}
