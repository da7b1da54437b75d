//! The whole document that an example of a rule stands for.

use crate::linter::{Document, Linter};
use crate::report::Report;
use crate::rule::{Example, Examples, Meta};
use crate::source::Syntax;
use serde_json::{Map, Value};

/// The least that the service takes.
macro_rules! minimal {
    () => {
        r#"{
  "FunctionName": "orders",
  "Role": "arn:aws:iam::123456789012:role/orders",
  "Runtime": "nodejs24.x",
  "Handler": "index.handler",
  "Code": { "S3Bucket": "builds", "S3Key": "orders.zip" }
}"#
    };
}

/// What examples are merged over, as far as they say nothing else.
const MINIMAL: &str = minimal!();

/// The same for rules about the call around a request.
const MINIMAL_CALL: &str = concat!(
    r#"{
  "method": "POST",
  "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions",
  "headers": { "Content-Type": "application/json" },
  "body": "#,
    minimal!(),
    "}"
);

/// The same in YAML, to which lines are added.
const MINIMAL_YAML: &str = "\
FunctionName: orders
Role: arn:aws:iam::123456789012:role/orders
Runtime: nodejs24.x
Handler: index.handler
Code: {S3Bucket: builds, S3Key: orders.zip}
";

impl Example {
    /// The whole document: the example merged over a minimal valid request, or the example itself if the rule is about
    /// text.
    ///
    /// ```
    /// let meta = lambda_lint::rules::find("unknown-value").unwrap().meta();
    /// let document = meta.fail[0].document(meta);
    /// assert!(!lambda_lint::Linter::new().lint_str(&document).is_ok());
    /// ```
    pub fn document(&self, meta: &Meta) -> String {
        let minimal = match meta.examples {
            Examples::Patches => MINIMAL,
            Examples::Calls => MINIMAL_CALL,
            Examples::Yaml => return format!("{MINIMAL_YAML}{}\n", self.request),
            Examples::Documents | Examples::Wrapped | Examples::Commands => return self.request.to_owned(),
        };
        let merged = || {
            let mut request: Value = serde_json::from_str(minimal).ok()?;
            merge(&mut request, &serde_json::from_str(self.request).ok()?);
            serde_json::to_string_pretty(&request).ok()
        };
        merged().unwrap_or_else(|| self.request.to_owned())
    }

    /// What a linter says of the example, unless it is one of a call: those need what finds requests in documents.
    ///
    /// ```
    /// let meta = lambda_lint::rules::find("unknown-value").unwrap().meta();
    /// let report = meta.fail[0].lint(&lambda_lint::Linter::new(), meta);
    /// assert_eq!(report.diagnostics()[0].rule, "unknown-value");
    /// ```
    pub fn lint(&self, linter: &Linter, meta: &Meta) -> Report {
        let text = self.document(meta);
        let document = Document::from(text.as_str());
        linter.lint(document.syntax(meta.examples.syntax()))
    }
}

impl Examples {
    /// The language of the documents that the examples stand for.
    pub fn syntax(self) -> Syntax {
        match self {
            #[cfg(feature = "yaml")]
            Examples::Yaml => Syntax::Yaml,
            Examples::Commands => Syntax::Shell,
            _ => Syntax::Json,
        }
    }
}

/// JSON merge patch (RFC 7396): `null` removes.
fn merge(base: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *base = patch.clone();
        return;
    };
    if !base.is_object() {
        *base = Value::Object(Map::new());
    }
    let Value::Object(base) = base else { return };
    for (name, value) in patch {
        if value.is_null() {
            base.remove(name);
        } else {
            merge(base.entry(name).or_insert(Value::Null), value);
        }
    }
}
