//! Finds every mistake in an AWS Lambda `CreateFunction` request before it is sent: the member, its position, the reason,
//! and a fix.
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
//! - [`Settings`]: options by name and in layers, for programs that read them from files or arguments.
//! - [`Report`] and [`Diagnostic`]: the results, as data.
//! - [`Rule`] and [`Pass`]: checks of your own. They read a [`Request`] and report to a [`Reporter`].
//! - [`Member`] and [`model`]: every member of a request and its constraints, generated from the published service model.
//! - [`Operation`]: CreateFunction and the operations that update a function.
//! - [`facts`]: runtimes, regions, limits.
//!
//! The engine reads no files, no environment and no clock, and prints nothing. Pass the date with
//! [`LinterBuilder::as_of`].
//!
//! The crate `lambda-lint-extract` lints requests in other documents: templates, CloudTrail records, HTTP calls, commands.
//!
//! # Features
//!
//! All features except `hcl` are on by default.
//!
//! - `explain`: the documentation, examples and evidence of every rule
//! - `full`: advice, rules that read an archive, recovery from broken JSON, and the detection of documents that are not
//!   requests
//! - `hcl`: what documents in HCL need of the engine
//! - `package`: rules that look inside the files of a deployment package
//! - `value`: [`Linter::lint_value`], for a `serde_json::Value`
//! - `yaml`: requests in YAML
#![cfg_attr(docsrs, feature(doc_cfg))]

mod absence;
pub mod archive;
pub mod aws;
mod call;
#[cfg(feature = "package")]
mod contents;
mod context;
pub mod date;
mod diagnostic;
mod dialect;
#[cfg(all(feature = "explain", feature = "value"))]
mod example;
pub mod facts;
#[cfg(feature = "package")]
pub mod inspect;
mod linter;
mod message;
mod meta;
pub mod model;
mod named_package;
mod operation;
mod options;
mod place;
mod report;
mod reporter;
mod request;
mod resolve;
mod rule;
pub mod rules;
mod schema;
mod settings;
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
pub use linter::{BuildError, Document, Linter, LinterBuilder};
pub use message::{Message, Template};
pub use meta::{Evidence, EvidenceKind, Example, Examples, Group, Meta, RuleId};
pub use model::MemberSet;
pub use model::table::{MODEL, MODEL_DATE, Member};
pub use operation::{CREATE_FUNCTION, Operation, UPDATE_FUNCTION_CODE, UPDATE_FUNCTION_CONFIGURATION};
pub use options::{Options, ParsePlaceholdersError, Placeholders, Quota, Quotas};
pub use place::{Edit, Place};
pub use report::{RefusedError, Report};
pub use reporter::{DiagnosticBuilder, Reporter};
pub use request::{Entries, Entry, PackageType, Request, State};
pub use rule::{Pass, Rule};
pub use settings::{SettingError, SettingKind, Settings};
pub use source::Syntax;

/// The types of the parameters of [`msg!`].
pub mod message_args {
    pub use crate::message::{
        AllMembers, AllOf, AnyOf, Arg, Bytes, Characters, Count, Day, Days, Figure, Int, Kilobytes, Mb, MemberName,
        Name, Seconds, Text, Then, Word, Written,
    };
}

/// Items for the other crates of lambda-lint. They are not part of the public API and can change in any release.
#[doc(hidden)]
pub mod internals {
    pub use crate::aws::arn::{Arn, FunctionName};
    pub use crate::aws::secret::{Secret, find as find_secret};
    pub use crate::call::{CallContext, CallField, Conflicts, HttpCall};
    pub use crate::context::RequestContext;
    pub use crate::dialect::{Dialect, ZipFile};
    #[cfg(feature = "yaml")]
    pub use crate::linter::SECRET_PLACES;
    pub use crate::linter::{Accumulator, syntax_finding};
    pub use crate::message::shorten;
    pub use crate::meta::{Declaration, RuleRef, first_url};
    pub use crate::named_package::{NamedPackage, Stage};
    pub use crate::place::PlaceKind;
    pub use crate::reporter::buffer::MAX_FOR_REPAIRS;
    pub use crate::resolve::{masked_name, shown_part};
    pub use crate::rule::BuiltIn;
    pub use crate::suggest::nearest;
    pub use crate::suggest::same_letters;
    pub use crate::syntax_rules::TOO_MANY_VALUES;
    pub use crate::write_json::Object;
    pub use crate::wrong_document::rules::ANSWER_FOR_REQUEST;
    pub use crate::wrong_document::{answer, foreign};
}
