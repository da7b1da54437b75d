//! Rules about the call or the command around a request.

mod content_sha256_mismatch;
mod credential_in_call;
mod credential_scope_mismatch;
pub(crate) mod inline_code_handler;
pub(crate) mod inline_code_runtime;
mod malformed_signature;
mod missing_content_type;
mod not_a_lambda_endpoint;
pub(crate) mod null_property;
mod plain_http_endpoint;
pub(crate) mod recorded_error;
mod unexpected_content_type;
pub(crate) mod unknown_property;
pub(crate) mod unsupported_argument;
mod wrong_http_method;
mod wrong_path;

use crate::aws_cli::rules as command;
use lambda_lint::{Linter, LinterBuilder, Rule};

/// The rules about the call or the command around a request, sorted by id.
pub static CALL: &[&dyn Rule] = &[
    command::AMBIGUOUS_OPTION,
    command::BRACE_EXPANSION,
    &content_sha256_mismatch::ContentSha256Mismatch,
    &credential_in_call::CredentialInCall,
    &credential_scope_mismatch::CredentialScopeMismatch,
    inline_code_handler::INLINE_CODE_HANDLER,
    inline_code_runtime::INLINE_CODE_RUNTIME,
    command::INTERRUPTED_COMMAND,
    &malformed_signature::MalformedSignature,
    &missing_content_type::MissingContentType,
    &not_a_lambda_endpoint::NotALambdaEndpoint,
    null_property::NULL_PROPERTY,
    command::OPTION_WITHOUT_VALUE,
    &plain_http_endpoint::PlainHttpEndpoint,
    recorded_error::RECORDED_ERROR,
    command::UNEXPECTED_ARGUMENT,
    &unexpected_content_type::UnexpectedContentType,
    command::UNKNOWN_OPTION,
    unknown_property::UNKNOWN_PROPERTY,
    command::UNPARSABLE_JSON,
    command::UNPARSABLE_SHORTHAND,
    unsupported_argument::UNSUPPORTED_ARGUMENT,
    &wrong_http_method::WrongHttpMethod,
    &wrong_path::WrongPath,
    command::ZIP_FILE_IN_CODE,
    command::ZIP_FILE_WITHOUT_FILEB,
];

/// Every rule: those of the engine, and those about the call around a request.
pub fn all() -> impl Iterator<Item = &'static dyn Rule> + Clone {
    lambda_lint::rules::ALL.iter().chain(CALL).copied()
}

/// The rule of this id.
///
/// ```
/// assert_eq!(lambda_lint_extract::rules::find("wrong-path").unwrap().meta().id, "wrong-path");
/// ```
pub fn find(id: &str) -> Option<&'static dyn Rule> {
    all().find(|rule| rule.meta().id == id)
}

/// Makes a linter that has the rules about the call around a request, too.
pub fn builder() -> LinterBuilder {
    Linter::builder().rules(CALL)
}
