//! The rules about the text of a document.

use crate::meta::number_rules;
use crate::rule::declare_rule;

number_rules! {
    first: 0;
    pub(crate) INVALID_JSON = InvalidJson;
    #[cfg(feature = "yaml")]
    pub(crate) INVALID_YAML = InvalidYaml;
    #[cfg(feature = "hcl")]
    pub(crate) INVALID_HCL = InvalidHcl;
    pub(crate) INVALID_UTF8 = InvalidUtf8;
    pub(crate) TRAILING_TEXT = TrailingText;
    pub(crate) NESTING_TOO_DEEP = NestingTooDeep;
    pub(crate) TOO_MANY_FINDINGS = TooManyFindings;
    pub TOO_MANY_VALUES = TooManyValues;
}

declare_rule! {
    /// The file is not valid JSON.
    ///
    /// The service reads the body as JSON (RFC 8259): without comments and trailing commas, and with double quotes. Every syntax
    /// error is reported. If all have an obvious fix, the request is also checked.
    InvalidJson = "invalid-json", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "the body of the call is JSON" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"#],
    fail: [r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"},}"# => "", r#"{"FunctionName": 'orders', "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"# => ""],
}

#[cfg(feature = "yaml")]
declare_rule! {
    /// The file is not valid YAML.
    ///
    /// Only the first fault is reported; the rest of the text is not read. Common causes are the indentation, a missing space after
    /// a colon, or a value that needs quotes because it starts with a special character of YAML (`*`, `&`, `!`, `@`, `{`, `[`,
    /// `|`, `>`, `%`).
    InvalidYaml = "invalid-yaml", Error yaml_text,
    evidence: [Documentation "2026-11-22" "the grammar of YAML" "https://yaml.org/spec/1.2.2/",
        Tools "2026-11-22" "the AWS CLI rejects such input: `Invalid YAML received`" ""],
    pass: [
        "Description: '{{ text }}'",
    ],
    fail: [
        "Description: {{ text }}" => "",
        "Description:\n\ttext" => "",
        "Timeout:30" => "",
    ],
}

#[cfg(feature = "hcl")]
declare_rule! {
    /// The file is not valid HCL, the language of Terraform.
    ///
    /// Terraform rejects the whole folder if one of its files is not valid HCL. Only the first fault is reported. A duplicate
    /// argument in a block is such a fault, too.
    InvalidHcl = "invalid-hcl", Error source,
    evidence: [Documentation "2026-11-30" "the syntax of the language" "https://developer.hashicorp.com/terraform/language/syntax/configuration"],
    pass: [],
    fail: [],
}

declare_rule! {
    /// The file is not valid UTF-8.
    ///
    /// JSON must be UTF-8. Convert files in Latin-1 or UTF-16 (the output of PowerShell's `>`) first.
    InvalidUtf8 = "invalid-utf8", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "JSON text is UTF-8 (RFC 8259, section 8.1)" "https://www.rfc-editor.org/rfc/rfc8259#section-8.1"],
    pass: [],
    fail: [],
}

declare_rule! {
    /// Text follows the end of the document.
    ///
    /// The body of a call is one JSON object. A file may contain several requests if each starts on its own line.
    /// Consecutive log records are always accepted.
    TrailingText = "trailing-text", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "the body of the call is one JSON object" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [],
    fail: [
        r#"{"FunctionName": "orders"} {"FunctionName": "bills"}"# => "",
    ],
}

declare_rule! {
    /// Lists and objects are nested too deeply.
    ///
    /// The limit of 127 levels protects against hostile documents. A request needs five levels.
    NestingTooDeep = "nesting-too-deep", Error source,
    aws: SERIALIZATION,
    evidence: [Judgement "2026-11-22" "JSON parsers have such a limit; a request needs five levels" ""],
    pass: [],
    fail: [],
}

declare_rule! {
    /// The document contains too many values.
    ///
    /// The limit of 1,000,000 values and names protects against hostile documents. A request needs a few hundred.
    TooManyValues = "too-many-values", Error source,
    aws: SERIALIZATION,
    evidence: [Judgement "2026-11-22" "requests within the limits of the service are far smaller" ""],
    pass: [],
    fail: [],
}

declare_rule! {
    /// A rule has more findings than are shown.
    ///
    /// Only the first 500 findings of each rule are shown. This finding counts the rest and has the highest severity among them.
    TooManyFindings = "too-many-findings", Warning source,
    evidence: [Judgement "2026-11-22" "a one-megabyte document can contain 100,000 mistakes" ""],
    pass: [],
    fail: [],
}
