//! Paths in calls of an SDK where the bytes of an archive belong.

use lambda_lint::internals::{PlaceKind, shorten};
use lambda_lint::{DiagnosticBuilder, Meta, Place, declare_rule, msg};
use lambda_lint_syntax::code::Language;
use lambda_lint_syntax::{NodeId, NodeKind, Tree};

pub(crate) const PATH_AS_ARCHIVE: &Meta = &PathAsArchive;

declare_rule! {
    /// An SDK call passes the path of an archive instead of its bytes.
    ///
    /// SDKs send the text of `ZipFile` as the archive itself, and the service cannot unzip it. Only the AWS CLI reads files,
    /// from `fileb://`.
    PathAsArchive = "path-as-archive", Error sdk,
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-30" "`ZipFile` is the contents of the deployment package" "https://docs.aws.amazon.com/lambda/latest/api/API_FunctionCode.html",
        Documentation "2026-11-30" "boto3 takes bytes" "https://docs.aws.amazon.com/boto3/latest/reference/services/lambda/client/create_function.html",
    ],
    pass: [
        "client.update_function_code(FunctionName=\"orders\", ZipFile=open(\"function.zip\", \"rb\").read())\n",
    ],
    fail: [
        "client.update_function_code(FunctionName=\"orders\", ZipFile=\"function.zip\")\n" => "",
        "client.update_function_code(FunctionName=\"orders\", ZipFile=\"fileb://function.zip\")\n" => "",
    ],
}

/// Reports a text that is certainly a path or an address of an archive, not an archive.
pub(crate) fn check(tree: &Tree<'_>, value: NodeId, language: Language) -> Option<DiagnosticBuilder<'static>> {
    if tree.kind(value) != NodeKind::Text {
        return None;
    }
    let text = tree.text(value);
    if !is_location(text) {
        return None;
    }
    let message =
        msg!("the string {path} is sent as the archive itself; it is not read from that path", path = Text(text));
    let mut draft = DiagnosticBuilder::new(PATH_AS_ARCHIVE, Place(PlaceKind::Outside(value)), message);
    let path = ["fileb://", "file://"].iter().find_map(|scheme| text.strip_prefix(scheme)).unwrap_or(text);
    if path.starts_with("s3://") {
        draft.help(msg!("use {@Code.S3Bucket} and {@Code.S3Key}"));
    } else if path.contains("://") {
        draft.help("download the archive and pass its bytes");
    } else {
        let path = shorten(path);
        let expected = match language {
            Language::Python => format!(r#"open("{path}", "rb").read()"#),
            Language::JavaScript => format!(r#"readFileSync("{path}")"#),
        };
        draft.help(msg!("read the file: {expected}", expected = Name(expected)));
    }
    Some(draft)
}

/// Whether a text is certainly a location: neither an archive nor its Base64 has a `:` or a `.`, except among binary bytes.
fn is_location(text: &str) -> bool {
    const MAX_LENGTH: usize = 1_024;
    if text.len() > MAX_LENGTH || text.chars().any(char::is_control) {
        return false;
    }
    let is_archive = text.rsplit_once('.').is_some_and(|(name, ending)| {
        !name.is_empty() && ["zip", "jar"].iter().any(|known| ending.eq_ignore_ascii_case(known))
    });
    is_archive || ["fileb://", "file://"].iter().any(|scheme| text.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::is_location;

    #[test]
    fn only_locations_of_archives_are_reported() {
        for path in ["function.zip", "./dist/app.ZIP", "fileb://x", "/tmp/a b.jar", "s3://bucket/key.zip"] {
            assert!(is_location(path), "{path}");
        }
        for other in ["", ".zip", "UEsDBBQAAAAIAA==", "PK\u{3}\u{4}a.zip", "zip", "/9j/4AAQ", "bytes"] {
            assert!(!is_location(other), "{other}");
        }
    }
}
