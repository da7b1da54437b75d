//! Rules about commands: what the AWS CLI or the shell rejects before a request is sent.

mod ambiguous_option;
mod brace_expansion;
mod interrupted_command;
mod option_without_value;
mod space_in_file_path;
mod typographic_dash;
mod unclosed_quote;
mod unexpected_argument;
mod unknown_operation;
mod unknown_option;
mod unparsable_json;
mod unparsable_shorthand;
mod zip_file_in_code;
mod zip_file_without_fileb;

use super::{Fault, FaultKind};
use lambda_lint::Meta;
use lambda_lint::{DiagnosticBuilder, Place};

// the list of all rules names them
pub(crate) const AMBIGUOUS_OPTION: &Meta = &ambiguous_option::AmbiguousOption;
pub(crate) const BRACE_EXPANSION: &Meta = &brace_expansion::BraceExpansion;
pub(crate) const INTERRUPTED_COMMAND: &Meta = &interrupted_command::InterruptedCommand;
pub(crate) const OPTION_WITHOUT_VALUE: &Meta = &option_without_value::OptionWithoutValue;
pub(crate) const SPACE_IN_FILE_PATH: &Meta = &space_in_file_path::SpaceInFilePath;
pub(crate) const TYPOGRAPHIC_DASH: &Meta = &typographic_dash::TypographicDash;
pub(crate) const UNCLOSED_QUOTE: &Meta = &unclosed_quote::UnclosedQuote;
pub(crate) const UNEXPECTED_ARGUMENT: &Meta = &unexpected_argument::UnexpectedArgument;
pub(crate) const UNKNOWN_OPERATION: &Meta = &unknown_operation::UnknownOperation;
pub(crate) const UNKNOWN_OPTION: &Meta = &unknown_option::UnknownOption;
pub(crate) const UNPARSABLE_JSON: &Meta = &unparsable_json::UnparsableJson;
pub(crate) const UNPARSABLE_SHORTHAND: &Meta = &unparsable_shorthand::UnparsableShorthand;
pub(crate) const ZIP_FILE_IN_CODE: &Meta = &zip_file_in_code::ZipFileInCode;
pub(crate) const ZIP_FILE_WITHOUT_FILEB: &Meta = &zip_file_without_fileb::ZipFileWithoutFileb;

pub(crate) use unparsable_json::unparsable_input;

/// Reports a fault.
pub(super) fn draft(fault: &Fault, place: Place) -> DiagnosticBuilder<'static> {
    let option = fault.option.as_deref();
    match &fault.kind {
        FaultKind::Unexpected => unexpected_argument::draft(place, option),
        FaultKind::Spaced => unexpected_argument::spaced(place, option),
        FaultKind::Joined => unexpected_argument::joined(place),
        FaultKind::Dash(dash, option) => typographic_dash::draft(place, *dash, option),
        FaultKind::UnknownOperation(meant) => unknown_operation::draft(place, meant),
        FaultKind::SpaceInPath(prefix) => space_in_file_path::draft(place, prefix),
        FaultKind::Ambiguous(written, names) => ambiguous_option::draft(place, written, names),
        FaultKind::UnknownOption(written, nearest) => unknown_option::draft(place, written, nearest.as_deref()),
        FaultKind::PartOfCode(member) => unknown_option::part_of_code(place, member),
        FaultKind::CodeAtTop => unknown_option::code_at_top(place),
        FaultKind::Quote => unclosed_quote::draft(place),
        FaultKind::CarriageReturn => interrupted_command::carriage_return(place),
        FaultKind::MissingValue => option_without_value::draft(place, option),
        FaultKind::Shorthand(kind) => unparsable_shorthand::draft(place, option, kind),
        FaultKind::Json => unparsable_json::draft(place, option),
        FaultKind::Braces { is_certain } => brace_expansion::draft(place, option, *is_certain),
        FaultKind::ZipFile => zip_file_without_fileb::draft(place),
        FaultKind::ZipFileInCode => zip_file_in_code::draft(place),
        FaultKind::Interrupted(interruption) => interrupted_command::draft(place, *interruption),
    }
}
