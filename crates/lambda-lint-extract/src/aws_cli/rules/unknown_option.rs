use crate::aws_cli::secret_options::joined_secret_option;
use lambda_lint::declare_rule;
use lambda_lint::{DiagnosticBuilder, Place, msg};

declare_rule! {
    /// The AWS CLI has no such option for this operation.
    ///
    /// It prints `Unknown options` and sends nothing. The options of an operation are the members of its request, in lower case
    /// with `-` between the words.
    UnknownOption = "unknown-option", Error command,
    evidence: [Documentation "2026-11-30" "`ServiceOperation` in awscli/clidriver.py raises UnknownArgumentError" "https://github.com/aws/aws-cli/blob/develop/awscli/clidriver.py"],
    pass: [
        "aws lambda create-function --function-name orders --memory 512",
    ],
    fail: [
        "aws lambda create-function --function-name orders --memory-limit 512" => "",
    ],
}

pub(super) fn draft(place: Place, written: &str, nearest: Option<&str>) -> DiagnosticBuilder<'static> {
    // the value follows the name without a space
    if let Some(option) = joined_secret_option(written) {
        let message = msg!("unknown option {option}", option = Name(format!("{option}•••••")));
        let mut draft = DiagnosticBuilder::new(&UnknownOption, place, message);
        draft.help(msg!("add a space after {option}", option = Name(option)));
        return draft;
    }
    let message = msg!("unknown option {option}", option = Text(written));
    let mut draft = DiagnosticBuilder::new(&UnknownOption, place, message);
    match nearest {
        Some(nearest) => draft.help(msg!("did you mean {nearest}?", nearest = Name(format!("--{nearest}")))),
        None => draft.help("remove the option, or correct its name"),
    };
    draft
}

/// Reports an option of UpdateFunctionCode for what CreateFunction has in `--code`.
pub(super) fn part_of_code(place: Place, member: &str) -> DiagnosticBuilder<'static> {
    let option = format!("--{}", super::super::options::cli_name(member));
    let mut draft = DiagnosticBuilder::new(
        &UnknownOption,
        place,
        msg!("unknown option {option}: `create-function` has `--code`", option = Name(option)),
    );
    let example = match member {
        "S3Bucket" | "S3Key" => "--code S3Bucket=…,S3Key=…".to_owned(),
        other => format!("--code {other}=…"),
    };
    draft.help(msg!("write {option}", option = Name(example)));
    draft
}

/// Reports `--code` of CreateFunction in an update.
pub(super) fn code_at_top(place: Place) -> DiagnosticBuilder<'static> {
    let message = "unknown option `--code`: an update has an option for each of its members";
    let mut draft = DiagnosticBuilder::new(&UnknownOption, place, message);
    draft.help("use `--s3-bucket` and `--s3-key`, or `--image-uri`");
    draft
}
