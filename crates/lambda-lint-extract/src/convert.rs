//! Converts the requests of a document to JSON, from any format.

use crate::{Converted, Document, lint};
use lambda_lint::Linter;
use std::sync::Mutex;

/// Converts the requests in a document to JSON, in its order.
///
/// Values of environment variables and archives are not copied; `${NAME}` replaces them.
///
/// ```
/// use lambda_lint::Syntax;
/// use lambda_lint_extract::{Document, Input, convert};
/// let script = "aws lambda create-function --function-name orders --memory 512 --role $ROLE";
/// let converted = convert(Document::from(script).syntax(Syntax::Shell).input(Input::Auto));
/// let expected = serde_json::json!({"FunctionName": "orders", "MemorySize": 512, "Role": "${ROLE}"});
/// assert_eq!(converted[0].request, expected);
/// ```
pub fn convert(document: Document<'_>) -> Vec<Converted> {
    let found = Mutex::new(Vec::new());
    lint(&Linter::new(), Document { converted: Some(&found), ..document });
    found.into_inner().unwrap_or_default()
}
