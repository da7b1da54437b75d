//! From the examples of rules to whole documents.

mod archive;

use crate::linter::{Document, Linter};
use crate::meta::{Example, Examples, Meta};
use crate::report::Report;
use crate::source::Syntax;
use serde_json::{Map, Value};

/// A minimal valid request.
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

/// The base of most examples.
const MINIMAL: &str = minimal!();

/// The base of examples that set `PackageType` to `Image`.
const MINIMAL_IMAGE: &str = r#"{
  "FunctionName": "orders",
  "Role": "arn:aws:iam::123456789012:role/orders",
  "PackageType": "Image",
  "Code": { "ImageUri": "123456789012.dkr.ecr.eu-west-1.amazonaws.com/orders:7" }
}"#;

/// The base of examples about the HTTP call around a request.
const MINIMAL_CALL: &str = concat!(
    r#"{
  "method": "POST",
  "url": "https://lambda.eu-west-1.amazonaws.com/2015-03-31/functions",
  "headers": { "Content-Type": "application/json" },
  "body": "#,
    minimal!(),
    "}"
);

/// The base of examples in YAML. The lines of the example follow it.
const MINIMAL_YAML: &str = "\
FunctionName: orders
Role: arn:aws:iam::123456789012:role/orders
Runtime: nodejs24.x
Handler: index.handler
Code: {S3Bucket: builds, S3Key: orders.zip}
";

impl Example {
    /// The whole document: the example merged over a minimal valid request, or the example itself if the rule is about
    /// text. An archive that is described by its files is built.
    ///
    /// ```
    /// let meta = lambda_lint::rules::find("unknown-value").unwrap();
    /// let document = meta.fail[0].document(meta);
    /// assert!(!lambda_lint::Linter::new().lint_str(&document).is_ok());
    /// ```
    pub fn document(&self, meta: &Meta) -> String {
        self.with_archive(meta, archive::build)
    }

    /// The document for people to read: the files of an archive instead of its base64.
    pub fn readable(&self, meta: &Meta) -> String {
        self.with_archive(meta, |described| Some(format!("<base64 of a zip archive: {}>", archive::list(described)?)))
    }

    fn with_archive(&self, meta: &Meta, show: impl Fn(&Value) -> Option<String>) -> String {
        let minimal = match meta.examples {
            Examples::Patches => "",
            Examples::Calls => MINIMAL_CALL,
            Examples::Yaml => return format!("{MINIMAL_YAML}{}\n", self.request),
            Examples::Documents | Examples::Wrapped | Examples::Commands | Examples::Python | Examples::PowerShell => {
                return self.request.to_owned();
            }
        };
        let merged = || {
            let patch = serde_json::from_str(self.request).ok()?;
            let mut request = if minimal.is_empty() { base(&patch) } else { serde_json::from_str(minimal).ok()? };
            merge(&mut request, &patch);
            if let Some(package) = request.pointer_mut("/Code/ZipFile")
                && let Some(shown) = show(package)
            {
                *package = shown.into();
            }
            serde_json::to_string_pretty(&request).ok()
        };
        merged().unwrap_or_else(|| self.request.to_owned())
    }

    /// Lints the example, unless it is one of a call: that needs the extractors.
    ///
    /// ```
    /// let meta = lambda_lint::rules::find("unknown-value").unwrap();
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
    /// The language of the example documents.
    pub fn syntax(self) -> Syntax {
        match self {
            #[cfg(feature = "yaml")]
            Examples::Yaml => Syntax::Yaml,
            Examples::Commands => Syntax::Shell,
            Examples::Python => Syntax::Python,
            Examples::PowerShell => Syntax::PowerShell,
            _ => Syntax::Json,
        }
    }
}

/// The request that a patch is merged over.
fn base(patch: &Value) -> Value {
    let is_image = patch["PackageType"] == "Image";
    let mut base: Value = serde_json::from_str(if is_image { MINIMAL_IMAGE } else { MINIMAL }).unwrap_or_default();
    // a package in the request replaces the one in S3
    if patch.pointer("/Code/ZipFile").is_some() {
        base["Code"] = Map::new().into();
    }
    base
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
