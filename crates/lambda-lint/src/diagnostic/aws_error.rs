//! The answers of the service.

use serde::de::{self, Deserialize, Deserializer};

/// The answer of the service to such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct AwsError {
    /// The name of the exception, such as `InvalidParameterValueException`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

impl AwsError {
    /// A member breaks a constraint of the service model.
    pub const VALIDATION: AwsError = AwsError::new("ValidationException", 400);
    /// Members contradict each other, or a value is wrong in its context.
    pub const INVALID_PARAMETER: AwsError = AwsError::new("InvalidParameterValueException", 400);
    /// CloudFormation refuses the template.
    pub const TEMPLATE: AwsError = AwsError::new("ValidationError", 400);
    /// The body cannot be read as a request.
    pub const SERIALIZATION: AwsError = AwsError::new("SerializationException", 400);
    /// The body or the archive is too large.
    pub const TOO_LARGE: AwsError = AwsError::new("RequestEntityTooLargeException", 413);
    /// The caller may not do this, or not in this account.
    pub const ACCESS_DENIED: AwsError = AwsError::new("AccessDeniedException", 403);
    /// No operation has this method and this path.
    pub const UNKNOWN_OPERATION: AwsError = AwsError::new("UnknownOperationException", 404);
    /// The signature does not conform to the standards.
    pub const INCOMPLETE_SIGNATURE: AwsError = AwsError::new("IncompleteSignatureException", 403);
    /// The signature is for another call.
    pub const INVALID_SIGNATURE: AwsError = AwsError::new("InvalidSignatureException", 403);
    /// A resource does not exist, or not in this region.
    pub const NOT_FOUND: AwsError = AwsError::new("ResourceNotFoundException", 404);

    const ALL: [AwsError; 10] = [
        AwsError::VALIDATION,
        AwsError::INVALID_PARAMETER,
        AwsError::TEMPLATE,
        AwsError::SERIALIZATION,
        AwsError::TOO_LARGE,
        AwsError::ACCESS_DENIED,
        AwsError::UNKNOWN_OPERATION,
        AwsError::INCOMPLETE_SIGNATURE,
        AwsError::INVALID_SIGNATURE,
        AwsError::NOT_FOUND,
    ];

    const fn new(code: &'static str, status: u16) -> Self {
        AwsError { code, status }
    }
}

/// Reads one of the constants of the type. Any other exception is an error.
impl<'de> Deserialize<'de> for AwsError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Answer {
            code: String,
            status: u16,
        }
        let Answer { code, status } = Answer::deserialize(deserializer)?;
        let mut known = AwsError::ALL.into_iter();
        let found = known.find(|error| error.code == code && error.status == status);
        found.ok_or_else(|| de::Error::custom(format_args!("unknown exception `{code}` with status {status}")))
    }
}
