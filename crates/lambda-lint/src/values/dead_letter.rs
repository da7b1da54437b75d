//! Where events go that a function fails to process.

/// The services that Lambda sends them to.
pub(crate) const SERVICES: [&str; 2] = ["sqs", "sns"];

/// The service that an ARN belongs to, also if the ARN is not whole; `None` for the empty text, which means no target.
pub(crate) fn service(arn: &str) -> Option<&str> {
    arn.strip_prefix("arn:")?.split(':').nth(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_service_is_found_in_parts_of_an_arn() {
        assert_eq!(service("arn:aws:sqs:eu-west-1:123456789012:failed"), Some("sqs"));
        assert_eq!(service("arn:aws:sns:failed"), Some("sns"));
        assert_eq!((service(""), service("arn:aws")), (None, None));
    }
}
