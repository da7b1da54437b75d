//! References to an attribute of another resource.

/// A reference that consists of nothing else: `aws_sqs_queue.failed[0].url`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Expression<'t> {
    /// The type of the resource: `aws_sqs_queue`.
    pub(super) kind: &'t str,
    /// The resource, with its index: `aws_sqs_queue.failed[0]`.
    pub(super) resource: &'t str,
    /// The attribute: `url`. `None` for the whole resource.
    pub(super) attribute: Option<&'t str>,
}

impl<'t> Expression<'t> {
    /// Reads an expression. `None` if it is anything else, or may be a list.
    pub(super) fn new(expression: &'t str) -> Option<Self> {
        let is_name = |text: &str| {
            !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
        };
        let (kind, rest) = expression.strip_prefix("data.").unwrap_or(expression).split_once('.')?;
        if !kind.starts_with("aws_") || !is_name(kind) {
            return None;
        }
        let length = rest.find(['.', '[']).unwrap_or(rest.len());
        let (label, mut rest) = rest.split_at(length);
        if !is_name(label) {
            return None;
        }
        if let Some(index) = rest.strip_prefix('[') {
            let (index, after) = index.split_once(']')?;
            // a splat gives a list, and an index may contain another one
            if index.contains(['*', '[', '(', '?']) {
                return None;
            }
            rest = after;
        }
        let resource = &expression[..expression.len() - rest.len()];
        let attribute = match rest.strip_prefix('.') {
            Some(attribute) => Some(is_name(attribute).then_some(attribute)?),
            None => rest.is_empty().then_some(None)?,
        };
        Some(Expression { kind, resource, attribute })
    }
}

#[cfg(test)]
mod tests {
    use super::Expression;

    #[test]
    fn references_are_split_at_the_attribute() {
        let split = |text| Expression::new(text).map(|it| (it.kind, it.resource, it.attribute));
        assert_eq!(split("aws_iam_role.a.name"), Some(("aws_iam_role", "aws_iam_role.a", Some("name"))));
        assert_eq!(split("data.aws_iam_role.a-b.id"), Some(("aws_iam_role", "data.aws_iam_role.a-b", Some("id"))));
        assert_eq!(split("aws_sqs_queue.a"), Some(("aws_sqs_queue", "aws_sqs_queue.a", None)));
        let indexed = "aws_sqs_queue.a[count.index].url";
        assert_eq!(split(indexed), Some(("aws_sqs_queue", "aws_sqs_queue.a[count.index]", Some("url"))));
        for other in [
            "aws_iam_role.a[*].name",
            "aws_iam_role.a.arn == null ? 1 : 2",
            "local.aws_iam_role.a",
            "module.orders.arn",
            "var.role",
            "aws_iam_role.a[0] == 1",
            "aws_iam_role.",
            "\"x${aws_iam_role.a.name}\"",
        ] {
            assert_eq!(split(other), None, "{other}");
        }
    }
}
