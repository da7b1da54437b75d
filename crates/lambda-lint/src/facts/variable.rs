//! Names of environment variables that AWS reserves or reads.

use super::environment;

/// How firmly Lambda reserves the name of an environment variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reserved {
    /// The request is refused.
    Firm,
    /// The documentation reserves it; no refusal is recorded.
    Newer,
}

/// Whether the name of an environment variable is reserved.
///
/// ```
/// use lambda_lint::facts::{Reserved, reserved};
///
/// assert_eq!(reserved("AWS_REGION"), Some(Reserved::Firm));
/// assert_eq!(reserved("aws_region"), None);
/// ```
pub fn reserved(name: &str) -> Option<Reserved> {
    match name.as_bytes() {
        // The first letters of all of them: most names are done here.
        [b'A' | b'L' | b'_', ..] if environment::RESERVED.contains(&name) => Some(Reserved::Firm),
        [b'A', ..] if environment::RESERVED_NEWER.contains(&name) => Some(Reserved::Newer),
        _ => None,
    }
}

/// Whether SDKs, tools or runtimes of AWS read an environment variable of this name.
///
/// ```
/// assert!(lambda_lint::facts::is_setting("AWS_MAX_ATTEMPTS") && lambda_lint::facts::is_setting("AWS_ENDPOINT_URL_S3"));
/// assert!(!lambda_lint::facts::is_setting("AWS_ORDERS_TABLE"));
/// ```
pub fn is_setting(name: &str) -> bool {
    environment::SETTINGS.contains(&name) || environment::SETTING_PREFIXES.iter().any(|prefix| name.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reserved_name_is_reserved() {
        assert!(environment::RESERVED.iter().all(|name| reserved(name) == Some(Reserved::Firm)));
        assert!(environment::RESERVED_NEWER.iter().all(|name| reserved(name) == Some(Reserved::Newer)));
        assert!(environment::OVERRIDABLE.iter().all(|name| reserved(name).is_none()));
    }
}
