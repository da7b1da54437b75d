//! Rules about the call around a request.

mod content_sha256_mismatch;
mod credential_in_call;
mod credential_scope_mismatch;
mod malformed_signature;
mod missing_content_type;
mod not_a_lambda_endpoint;
mod plain_http_endpoint;
pub(crate) mod recorded_error;
mod unexpected_content_type;
mod wrong_http_method;
mod wrong_path;

use lambda_lint::{Builder, Linter, Rule};

/// The rules about the call around a request, sorted by id.
pub static CALL: &[&dyn Rule] = &[
    &content_sha256_mismatch::ContentSha256Mismatch,
    &credential_in_call::CredentialInCall,
    &credential_scope_mismatch::CredentialScopeMismatch,
    &malformed_signature::MalformedSignature,
    &missing_content_type::MissingContentType,
    &not_a_lambda_endpoint::NotALambdaEndpoint,
    &plain_http_endpoint::PlainHttpEndpoint,
    recorded_error::RECORDED_ERROR,
    &unexpected_content_type::UnexpectedContentType,
    &wrong_http_method::WrongHttpMethod,
    &wrong_path::WrongPath,
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
pub fn builder() -> Builder {
    Linter::builder().rules(CALL)
}
