//! Texts with unknown parts, of which the literal parts alone decide that they are invalid.

use lambda_lint::internals::PlaceKind;
use lambda_lint::model::Shape;
use lambda_lint::{DiagnosticBuilder, Message, Place, msg};
use lambda_lint_syntax::NodeId;

/// What an unknown part of a text is replaced with.
pub(crate) const UNKNOWN: char = '\0';

/// A text with its variables, `${…}`, replaced. `${!…}` of CloudFormation is text.
pub(crate) fn without_variables(text: &str) -> String {
    let mut rest = text;
    let mut known = String::new();
    while let Some(start) = rest.find("${") {
        known.push_str(&rest[..start]);
        let mut depth = 0_usize;
        let end = rest[start..].char_indices().find_map(|(at, letter)| {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (letter == '}' && depth == 0).then_some(start + at + 1)
        });
        known.push(UNKNOWN);
        rest = end.map_or("", |end| &rest[end..]);
    }
    known + rest
}

/// Reports a text that no values of its unknown parts make valid.
pub(crate) fn check(shape: &Shape, text: &str, node: NodeId) -> Option<DiagnosticBuilder<'static>> {
    // a whole variable says nothing
    if !text.contains(UNKNOWN) || text.chars().all(|letter| letter == UNKNOWN) {
        return None;
    }
    let last = |separator: char| {
        let (_, last) = text.rsplit_once(separator)?;
        (!last.is_empty() && !last.contains(UNKNOWN)).then_some(last)
    };
    let shown = text.replace(UNKNOWN, "…");
    let text_arg = || lambda_lint::message_args::Text(&shown);
    let (rule, message, help): (&str, Message, Message) = match shape.name {
        "LayerVersionArn"
            if text.rsplit_once(":layer:").is_some_and(|(_, name)| is_literal(name) && !name.contains(':')) =>
        {
            (
                "malformed-value",
                msg!("{value} is not the ARN of a version of a layer: the version is missing", value = text_arg()),
                msg!("append a colon and the number of the version"),
            )
        }
        "RoleArn" if last(':').is_some_and(|resource| !resource.starts_with("role/")) => (
            "malformed-value",
            msg!("{value} is not the ARN of a role: its end must have the form `role/NAME`", value = text_arg()),
            msg!("use the ARN of an execution role"),
        ),
        "String" if text.contains(".dkr.ecr") && last('/').is_some_and(|name| !name.contains([':', '@'])) => (
            "image-uri-without-tag",
            msg!("missing tag or digest in the address of the image"),
            msg!("append a colon and the tag"),
        ),
        "FunctionName"
        | "RoleArn"
        | "LayerVersionArn"
        | "KMSKeyArn"
        | "ResourceArn"
        | "SubnetId"
        | "SecurityGroupId"
        | "S3Bucket"
        | "FileSystemArn"
        | "CodeSigningConfigArn"
            if text.trim_end_matches('\n').contains(char::is_whitespace) =>
        {
            ("malformed-value", msg!("{value} must not contain a space", value = text_arg()), msg!("remove the space"))
        }
        _ => return None,
    };
    let rule = lambda_lint::rules::find(rule)?;
    let mut draft = DiagnosticBuilder::new(rule, Place(PlaceKind::Outside(node)), message);
    draft.help(help);
    Some(draft)
}

/// Whether a part of a text has no unknown parts.
fn is_literal(text: &str) -> bool {
    !text.is_empty() && !text.contains(UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::without_variables;

    #[test]
    fn variables_are_replaced_with_their_braces() {
        assert_eq!(without_variables("a-${b}-c${d}"), "a-\0-c\0");
        assert_eq!(without_variables("${a == { b = 1 } ? 1 : 2}x"), "\0x");
        assert_eq!(without_variables("x${a"), "x\0");
    }
}
