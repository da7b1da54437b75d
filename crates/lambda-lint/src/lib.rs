//! Says everything that is wrong with an AWS Lambda `CreateFunction` request before it is sent: which member, where in
//! the text, why, and what to do.
//!
//! ```
//! use lambda_lint::Linter;
//!
//! let report = Linter::new().lint_str(r#"{
//!   "FunctionName": "orders",
//!   "Role": "arn:aws:iam::123456789012:role/orders",
//!   "Runtime": "python3.14",
//!   "Handler": "app.handler",
//!   "Code": { "S3Bucket": "builds", "S3Key": "orders.zip" },
//!   "MemorySize": 64
//! }"#);
//! let error = report.errors().next().unwrap();
//! assert_eq!(error.to_string(), "7:17: error: 64 MB is below the minimum of 128 MB [number-out-of-range] at /MemorySize");
//! ```
//!
//! # Where to start
//!
//! - [`Linter`] and [`LinterBuilder`]: a set of rules and [`Options`], applied to a [`Document`].
//! - [`Report`] and [`Diagnostic`]: the results, as data.
//! - [`Rule`], [`Request`] and [`Diagnostics`]: what a rule is, reads and writes. You can add your own.
//! - [`Member`] and [`model`]: every member of a request and its constraints, generated from the published service model;
//!   [`facts`]: runtimes, regions, limits.
//!
//! The engine reads no files, no environment and no clock, and prints nothing. Pass the date with
//! [`LinterBuilder::as_of`].
//!
//! The crate `lambda-lint-extract` lints requests in other documents: CloudTrail records, HTTP calls, commands.
//!
//! # Features
//!
//! All but `check-signs` are on by default.
//!
//! - `explain`: the prose, the examples and the evidence of every rule
//! - `package`: rules that read the files in a deployment package
//! - `value`: [`Linter::lint_value`], for a `serde_json::Value`
//! - `yaml`: requests in YAML
//! - `check-signs`: for the tests of lambda-lint
#![cfg_attr(docsrs, feature(doc_cfg))]

mod absence;
pub mod archive;
pub mod aws;
mod call;
#[cfg(feature = "package")]
mod contents;
mod context;
pub mod date;
#[doc(hidden)]
pub mod diagnostic;
mod dialect;
mod draft;
#[cfg(all(feature = "explain", feature = "value"))]
mod example;
pub mod facts;
#[cfg(feature = "package")]
pub mod inspect;
mod linter;
mod message;
#[doc(hidden)]
pub mod meta;
pub mod model;
mod named_package;
mod operation;
mod options;
mod report;
mod request;
mod resolve;
#[doc(hidden)]
pub mod rule;
pub mod rules;
#[doc(hidden)]
pub mod schema;
mod slots;
mod suggest;
mod syntax_rules;
mod write_json;
mod wrong_document;

use lambda_lint_syntax as source;
use lambda_lint_syntax::{bytes, path, sort};

pub use absence::Absence;
pub use date::Date;
pub use diagnostic::{
    AwsError, Diagnostic, Fix, Param, Params, ParseSeverityError, Position, Related, Severity, Span, TextEdit,
};
pub use draft::{DiagnosticBuilder, Diagnostics, Edit, Place, Reporter};
pub use linter::{BuildError, Document, Linter, LinterBuilder};
pub use message::{Message, Template};
pub use meta::{Evidence, EvidenceKind, Example, Examples, Group, Meta, RuleId};
pub use model::MemberSet;
pub use model::table::{MODEL, MODEL_DATE, Member};
pub use operation::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
pub use options::{Options, ParsePlaceholdersError, Placeholders, Quotas};
pub use report::{RefusedError, Report};
pub use request::{Entries, Entry, PackageType, Request, State};
pub use rule::{Pass, Rule};
pub use source::Syntax;

/// The types of the parameters of [`msg!`].
pub mod message_args {
    pub use crate::message::{
        AllOf, AnyOf, Arg, Bytes, Characters, Count, Day, Days, Figure, Int, Kilobytes, Mb, MemberName, Name, Seconds,
        Text, Then, Word, Written,
    };
}

/// What the other parts of lambda-lint need. It is no part of the public API and changes at any time.
#[doc(hidden)]
pub mod internals {
    pub use crate::aws::arn::{Arn, FunctionName};
    pub use crate::aws::secret;
    pub use crate::call::{CallContext, CallField, Conflicts, HttpCall};
    pub use crate::context::RequestContext;
    pub use crate::dialect::{Dialect, ZipFile};
    pub use crate::draft::PlaceKind;
    pub use crate::draft::buffer::MAX_FOR_REPAIRS;
    #[cfg(feature = "yaml")]
    pub use crate::linter::SECRET_PLACES;
    pub use crate::linter::{Accumulator, draft_of};
    pub use crate::message::shorten;
    pub use crate::named_package::{NamedPackage, Stage};
    pub use crate::rule::BuiltIn;
    pub use crate::suggest::nearest;
    pub use crate::suggest::same_letters;
    pub use crate::syntax_rules::TOO_MANY_VALUES;
    pub use crate::write_json::Object;
    pub use crate::wrong_document::rules::ANSWER_FOR_REQUEST;
    pub use crate::wrong_document::{answer, foreign};
}
