//! What a rule has to say, as data: everything that a program may want is a field.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};
use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

pub use lambda_lint_syntax::{Position, Span, TextEdit};

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Good practice. Off unless it is asked for.
    Advice,
    /// The service takes the request and it fails or hurts later, or the evidence for a refusal is not firm.
    Warning,
    /// The service refuses the request.
    Error,
}

impl Severity {
    /// The word of the contract: `error`, `warning` or `advice`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is none of `error`, `warning` and `advice`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown severity `{0}`; expected `error`, `warning` or `advice`")]
pub struct ParseSeverityError(String);

impl FromStr for Severity {
    type Err = ParseSeverityError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "error" => Ok(Severity::Error),
            "warning" => Ok(Severity::Warning),
            "advice" => Ok(Severity::Advice),
            other => Err(ParseSeverityError(other.to_owned())),
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Severity {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<str>::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// The answer of the service to such a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct AwsError {
    /// The name of the exception, such as `InvalidParameterValueException`.
    pub code: &'static str,
    /// The HTTP status.
    pub status: u16,
}

impl AwsError {
    /// A member breaks a constraint of the service model.
    pub const VALIDATION: AwsError = AwsError::new("ValidationException", 400);
    /// Members contradict each other, or a value is wrong in its context.
    pub const INVALID_PARAMETER: AwsError = AwsError::new("InvalidParameterValueException", 400);
    /// CloudFormation refuses the template.
    pub const TEMPLATE: AwsError = AwsError::new("ValidationError", 400);
    /// The body cannot be read as a request.
    pub const SERIALIZATION: AwsError = AwsError::new("SerializationException", 400);
    /// The body or the archive is too large.
    pub const TOO_LARGE: AwsError = AwsError::new("RequestEntityTooLargeException", 413);
    /// The caller may not do this, or not in this account.
    pub const ACCESS_DENIED: AwsError = AwsError::new("AccessDeniedException", 403);
    /// No call has this method and this path.
    pub const UNKNOWN_OPERATION: AwsError = AwsError::new("UnknownOperationException", 404);
    /// The signature does not conform to the standards.
    pub const INCOMPLETE_SIGNATURE: AwsError = AwsError::new("IncompleteSignatureException", 403);
    /// The signature is for another call.
    pub const INVALID_SIGNATURE: AwsError = AwsError::new("InvalidSignatureException", 403);
    /// A resource is not there, or not in this region.
    pub const NOT_FOUND: AwsError = AwsError::new("ResourceNotFoundException", 404);

    const ALL: [AwsError; 10] = [
        AwsError::VALIDATION,
        AwsError::INVALID_PARAMETER,
        AwsError::TEMPLATE,
        AwsError::SERIALIZATION,
        AwsError::TOO_LARGE,
        AwsError::ACCESS_DENIED,
        AwsError::UNKNOWN_OPERATION,
        AwsError::INCOMPLETE_SIGNATURE,
        AwsError::INVALID_SIGNATURE,
        AwsError::NOT_FOUND,
    ];

    const fn new(code: &'static str, status: u16) -> Self {
        AwsError { code, status }
    }
}

/// Reads one of the constants of the type. Any other exception is an error.
impl<'de> Deserialize<'de> for AwsError {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(serde::Deserialize)]
        struct Answer {
            code: String,
            status: u16,
        }
        let Answer { code, status } = Answer::deserialize(deserializer)?;
        let mut known = AwsError::ALL.into_iter();
        let found = known.find(|error| error.code == code && error.status == status);
        found.ok_or_else(|| de::Error::custom(format_args!("unknown exception `{code}` with status {status}")))
    }
}

/// A figure or a word of the message, for translation.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
#[non_exhaustive]
pub enum Param {
    /// A whole number.
    Integer(i64),
    /// Any other number, as JSON writes it: `1.5`, `2e30`.
    #[serde(serialize_with = "number", deserialize_with = "number_text")]
    Number(String),
    /// A word.
    Text(Cow<'static, str>),
    /// Several words.
    List(Vec<Cow<'static, str>>),
}

impl Param {
    /// Several words that are known beforehand.
    #[inline(never)]
    pub(crate) fn list(words: &[&'static str]) -> Self {
        Param::List(words.iter().map(|&word| word.into()).collect())
    }
}

/// The number as a number: a serializer knows no texts that are one.
fn number<S: Serializer>(number: &str, serializer: S) -> Result<S::Ok, S::Error> {
    number.parse().unwrap_or(f64::NAN).serialize(serializer)
}

fn number_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    f64::deserialize(deserializer).map(|number| format!("{number:?}"))
}

impl From<i64> for Param {
    fn from(value: i64) -> Self {
        Param::Integer(value)
    }
}
impl From<u32> for Param {
    fn from(value: u32) -> Self {
        Param::Integer(value.into())
    }
}
impl From<u64> for Param {
    fn from(value: u64) -> Self {
        Param::Integer(value.try_into().unwrap_or(i64::MAX))
    }
}
impl From<usize> for Param {
    fn from(value: usize) -> Self {
        Param::from(value as u64)
    }
}
impl From<f64> for Param {
    fn from(value: f64) -> Self {
        if value.is_finite() { Param::Number(format!("{value:?}")) } else { Param::Text(value.to_string().into()) }
    }
}
impl From<&'static str> for Param {
    fn from(value: &'static str) -> Self {
        Param::Text(Cow::Borrowed(value))
    }
}
impl From<String> for Param {
    fn from(value: String) -> Self {
        Param::Text(Cow::Owned(value))
    }
}

/// The figures, names and values of a message by name, for translation. `min`, `max` and `actual` are figures; `member` is the
/// member or the key that the finding is about, `value` what stands there, `expected` or `allowed` what should, as far as the
/// message says so. What is long is cut as in the message.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Params(pub(crate) Vec<(Cow<'static, str>, Param)>);

impl Params {
    /// The parameter of this name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        self.0.iter().find(|entry| entry.0 == name).map(|entry| &entry.1)
    }

    /// Adds a parameter. A name that is there already keeps its value.
    pub(crate) fn add(&mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Param>) {
        self.insert(name.into(), value.into());
    }

    #[inline(never)]
    fn insert(&mut self, name: Cow<'static, str>, value: Param) {
        if self.get(&name).is_none() {
            self.0.push((name, value));
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All parameters.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Param)> {
        self.0.iter().map(|(name, param)| (name.as_ref(), param))
    }
}

impl Serialize for Params {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, param) in &self.0 {
            map.serialize_entry(name, param)?;
        }
        map.end()
    }
}

impl<'de> Deserialize<'de> for Params {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Params;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object with the parameters of a message")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Params, A::Error> {
                let mut params = Params::default();
                while let Some((name, param)) = map.next_entry::<String, Param>()? {
                    params.0.push((name.into(), param));
                }
                Ok(params)
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// Another place that a diagnostic refers to, such as the other side of a conflict or the first of two duplicates.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Related {
    /// JSON Pointer into the request.
    pub path: String,
    /// How this place is related.
    pub message: String,
    /// The span of this place, if the request is text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
}

/// A fix: edits of the text that resolve the diagnostic.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[non_exhaustive]
pub struct Fix {
    /// What it does, in the imperative.
    pub description: String,
    /// Whether it keeps what the author meant. An unsafe fix needs a review.
    pub safe: bool,
    /// Edits of the text, ascending and without overlap.
    pub edits: Vec<TextEdit>,
}

/// One finding.
///
/// ```
/// let report = lambda_lint::Linter::new().lint_str(r#"{"FunctionName": "a b", "Role": "r1", "Code": {}}"#);
/// let first = &report.diagnostics()[0];
/// assert_eq!((first.rule.as_ref(), first.path.as_str()), ("malformed-value", "/FunctionName"));
/// assert_eq!(first.span.unwrap().start.column, 18);
/// ```
///
/// It is written to JSON and read from it in the form that the program prints.
///
/// ```
/// # use lambda_lint::{Diagnostic, Linter};
/// let report = Linter::new().lint_str(r#"{"FunctionName": "a b", "Role": "r1", "Code": {}}"#);
/// let json = serde_json::to_string(&report.diagnostics()[0]).unwrap();
/// let read: Diagnostic = serde_json::from_str(&json).unwrap();
/// assert_eq!(read.message, report.diagnostics()[0].message);
/// ```
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Diagnostic {
    /// The id of the rule that reported it.
    pub rule: Cow<'static, str>,
    /// How severe it is.
    pub severity: Severity,
    /// JSON Pointer (RFC 6901) into the request. A missing member has the path that it would have.
    pub path: String,
    /// What is wrong, with which value, and what would be allowed. For people; never parsed.
    pub message: String,
    /// What to do.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// The page or model that the rule rests on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<Cow<'static, str>>,
    /// The span in the text. For a missing member, the start of its nearest parent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// JSON Pointer into the whole document, when the request is a part of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_path: Option<String>,
    /// The attribute or the argument, as the form itself names it, where the request comes from something that has names of
    /// its own: `aws_lambda_function.orders.memory_size`, `--memory-size`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// The functions that it affects, in a document that defines functions. Several if they share the value.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub functions: Vec<String>,
    /// What the service answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aws: Option<AwsError>,
    /// Other places that have to do with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// The figures and words in the message, for translation.
    #[serde(default, skip_serializing_if = "Params::is_empty")]
    pub params: Params,
    /// The one right edit, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// Where `message` names members of the request, as ranges of bytes. A user interface can put its labels there.
    #[serde(skip)]
    pub members: Vec<std::ops::Range<usize>>,
    /// The same for `help`.
    #[serde(skip)]
    pub help_members: Vec<std::ops::Range<usize>>,
}

impl fmt::Display for Diagnostic {
    /// `error: message [rule] at /Path`, with line and column in front if they are known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(span) = self.span {
            write!(f, "{}:{}: ", span.start.line, span.start.column)?;
        }
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        let path = self.location.as_deref().unwrap_or(path);
        write!(f, "{}: {} [{}] at {path}", self.severity, self.message, self.rule)
    }
}
