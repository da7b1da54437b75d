//! Findings about the text itself, before there is a request.

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
    /// The text is not JSON.
    ///
    /// The service reads the body as JSON (RFC 8259): no comments, no trailing commas, double quotes. Every
    /// such fault is reported. Where each has one certain repair, the request is checked, too.
    InvalidJson = "invalid-json", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "the body of the call is JSON" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"#],
    fail: [r#"{"FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"},}"# => "", r#"{"FunctionName": 'orders', "Role": "arn:aws:iam::123456789012:role/orders", "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}}"# => ""],
}

#[cfg(feature = "yaml")]
declare_rule! {
    /// The text is not YAML.
    ///
    /// What stops it from being YAML is reported once, at the first place; nothing behind it is looked at. Most often it
    /// is the indentation, a missing blank behind a colon, or a value that has to stand in quotes because it begins with
    /// a sign of YAML (`*`, `&`, `!`, `@`, `{`, `[`, `|`, `>`, `%`).
    InvalidYaml = "invalid-yaml", Error yaml_text,
    evidence: [Documentation "2026-11-22" "the grammar of YAML" "https://yaml.org/spec/1.2.2/",
        Tools "2026-11-22" "the AWS CLI refuses such input: `Invalid YAML received`" ""],
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
    /// The text is not HCL, the language of Terraform.
    ///
    /// Terraform refuses the whole folder if one of its files is not valid HCL. The first fault is reported; nothing after it is
    /// read. Setting an argument twice in the same block is such a fault, too.
    InvalidHcl = "invalid-hcl", Error source,
    evidence: [Documentation "2026-11-30" "the syntax of the language" "https://developer.hashicorp.com/terraform/language/syntax/configuration"],
    pass: [],
    fail: [],
}

declare_rule! {
    /// The text is not UTF-8.
    ///
    /// JSON is UTF-8. Files in Latin-1 or UTF-16 (what PowerShell's `>` writes) have to be converted first.
    InvalidUtf8 = "invalid-utf8", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "JSON text is UTF-8 (RFC 8259, section 8.1)" "https://www.rfc-editor.org/rfc/rfc8259#section-8.1"],
    pass: [],
    fail: [],
}

declare_rule! {
    /// There is more text after the end of the document.
    ///
    /// A body is one JSON object. Several requests in one file are read if each begins on a line of its own, and the records of a
    /// log in any case, but not where the document is said to be one request.
    TrailingText = "trailing-text", Error source,
    aws: SERIALIZATION,
    evidence: [Documentation "2026-11-22" "the body of the call is one JSON object" "https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html"],
    pass: [],
    fail: [
        r#"{"FunctionName": "orders"} {"FunctionName": "bills"}"# => "",
    ],
}

declare_rule! {
    /// Lists and objects nest too deep.
    ///
    /// The limit of 127 levels keeps hostile documents cheap; a request needs five.
    NestingTooDeep = "nesting-too-deep", Error source,
    aws: SERIALIZATION,
    evidence: [Judgement "2026-11-22" "JSON readers have such a limit; a request nests five deep" ""],
    pass: [],
    fail: [],
}

declare_rule! {
    /// The document holds too many values.
    ///
    /// The limit of 1,000,000 values and names keeps hostile documents cheap; a request needs some hundreds.
    TooManyValues = "too-many-values", Error source,
    aws: SERIALIZATION,
    evidence: [Judgement "2026-11-22" "no request within the service's limits comes near it" ""],
    pass: [],
    fail: [],
}

declare_rule! {
    /// One rule has more findings than anybody reads.
    ///
    /// The first 500 findings of a rule are shown; this says how many more there are and where they begin, with the
    /// highest severity among them. It is on wherever that rule is.
    TooManyFindings = "too-many-findings", Warning source,
    evidence: [Judgement "2026-11-22" "a document of a megabyte can have a hundred thousand faults" ""],
    pass: [],
    fail: [],
}
