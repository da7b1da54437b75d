//! Rules about the call or the command around a request.

pub(crate) mod archive_not_as_bytes;
pub(crate) mod circular_reference;
mod content_sha256_mismatch;
mod credential_in_call;
mod credential_scope_mismatch;
pub(crate) mod duplicate_name;
pub(crate) mod function_outside_resources;
pub(crate) mod incomplete_update;
pub(crate) mod incomplete_vpc;
pub(crate) mod inline_code_handler;
pub(crate) mod inline_code_runtime;
pub(crate) mod invalid_setting;
pub(crate) mod malformed_dead_letter_queue;
pub(crate) mod malformed_intrinsic;
pub(crate) mod malformed_logical_id;
mod malformed_signature;
pub(crate) mod malformed_tags;
pub(crate) mod member_of_other_operation;
mod missing_content_type;
pub(crate) mod missing_transform;
mod not_a_lambda_endpoint;
pub(crate) mod null_property;
pub(crate) mod path_as_archive;
mod plain_http_endpoint;
pub(crate) mod recorded_error;
pub(crate) mod reference_to_other_value;
pub(crate) mod single_value_for_list;
mod unexpected_content_type;
pub(crate) mod unknown_parameter;
pub(crate) mod unknown_property;
pub(crate) mod unknown_resource_type;
pub(crate) mod unresolved_reference;
pub(crate) mod unsupported_argument;
mod wrong_http_method;
mod wrong_path;
pub(crate) mod wrong_python_type;

use crate::aws_cli::rules as command;
use lambda_lint::internals::BuiltIn;
use lambda_lint::{Linter, LinterBuilder, Meta};

/// The rules about an HTTP call, which have a check. Sorted by id.
static CHECKED: &[&BuiltIn] = &[
    &content_sha256_mismatch::ContentSha256Mismatch,
    &credential_in_call::CredentialInCall,
    &credential_scope_mismatch::CredentialScopeMismatch,
    &malformed_signature::MalformedSignature,
    &missing_content_type::MissingContentType,
    &not_a_lambda_endpoint::NotALambdaEndpoint,
    &plain_http_endpoint::PlainHttpEndpoint,
    &unexpected_content_type::UnexpectedContentType,
    &wrong_http_method::WrongHttpMethod,
    &wrong_path::WrongPath,
];

/// The rules that extractors report. Sorted by id.
static EXTRACTED: &[&Meta] = &[
    command::AMBIGUOUS_OPTION,
    archive_not_as_bytes::ARCHIVE_NOT_AS_BYTES,
    command::BRACE_EXPANSION,
    circular_reference::CIRCULAR_REFERENCE,
    duplicate_name::DUPLICATE_NAME,
    function_outside_resources::FUNCTION_OUTSIDE_RESOURCES,
    incomplete_update::INCOMPLETE_UPDATE,
    incomplete_vpc::INCOMPLETE_VPC,
    inline_code_handler::INLINE_CODE_HANDLER,
    inline_code_runtime::INLINE_CODE_RUNTIME,
    command::INTERRUPTED_COMMAND,
    invalid_setting::INVALID_SETTING,
    malformed_dead_letter_queue::MALFORMED_DEAD_LETTER_QUEUE,
    malformed_intrinsic::MALFORMED_INTRINSIC,
    malformed_logical_id::MALFORMED_LOGICAL_ID,
    malformed_tags::MALFORMED_TAGS,
    member_of_other_operation::MEMBER_OF_OTHER_OPERATION,
    missing_transform::MISSING_TRANSFORM,
    null_property::NULL_PROPERTY,
    command::OPTION_WITHOUT_VALUE,
    path_as_archive::PATH_AS_ARCHIVE,
    recorded_error::RECORDED_ERROR,
    reference_to_other_value::REFERENCE_TO_OTHER_VALUE,
    single_value_for_list::SINGLE_VALUE_FOR_LIST,
    command::SPACE_IN_FILE_PATH,
    command::TYPOGRAPHIC_DASH,
    command::UNCLOSED_QUOTE,
    command::UNEXPECTED_ARGUMENT,
    command::UNKNOWN_OPERATION,
    command::UNKNOWN_OPTION,
    unknown_parameter::UNKNOWN_PARAMETER,
    unknown_property::UNKNOWN_PROPERTY,
    unknown_resource_type::UNKNOWN_RESOURCE_TYPE,
    command::UNPARSABLE_JSON,
    command::UNPARSABLE_SHORTHAND,
    unresolved_reference::UNRESOLVED_REFERENCE,
    unsupported_argument::UNSUPPORTED_ARGUMENT,
    command::VARIABLE_IN_SINGLE_QUOTES,
    wrong_python_type::WRONG_PYTHON_TYPE,
    command::ZIP_FILE_IN_CODE,
    command::ZIP_FILE_WITHOUT_FILEB,
];

/// The rules that passes of the engine and extractors report.
pub fn without_check() -> impl Iterator<Item = &'static Meta> + Clone {
    lambda_lint::rules::of_passes().chain(EXTRACTED.iter().copied())
}

/// Every rule: those of the engine, and those about the document around a request.
pub fn all() -> impl Iterator<Item = &'static Meta> + Clone {
    lambda_lint::rules::all().chain(EXTRACTED.iter().copied()).chain(CHECKED.iter().map(|rule| &rule.meta))
}

/// The rule with this id.
///
/// ```
/// assert_eq!(lambda_lint_extract::rules::find("wrong-path").unwrap().id, "wrong-path");
/// ```
pub fn find(id: &str) -> Option<&'static Meta> {
    all().find(|meta| meta.id == id)
}

/// Builds a linter that also has the rules about the document around a request.
pub fn builder() -> LinterBuilder {
    Linter::builder().extend(EXTRACTED, CHECKED)
}
