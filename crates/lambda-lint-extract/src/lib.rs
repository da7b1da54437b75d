//! Finds AWS Lambda `CreateFunction` requests in other documents and lints them where they are.
//!
//! ```
//! use lambda_lint_extract::{Document, Input, builder, lint};
//!
//! let event = r#"{"detail-type": "AWS API Call via CloudTrail", "detail": {
//!     "eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
//!     "requestParameters": {"functionName": "orders", "timeout": 9000}}}"#;
//! let linter = builder().build().unwrap();
//! let report = lint(&linter, Document::from(event).input(Input::Auto));
//! let error = report.errors().next().unwrap();
//! assert_eq!(error.path, "/Timeout");
//! assert_eq!(error.source_path.as_deref(), Some("/detail/requestParameters/timeout"));
//! ```
//!
//! # How it works
//!
//! Where the requests are in a document: one file for each way of wrapping them. A way looks at the [`Tree`] of a document,
//! which may have been JSON or anything else, finds the objects that wrap a request, and gives each request as a tree of its
//! own under the names of the API. A [`SourceMap`](lambda_lint_syntax::source_map::SourceMap) keeps where its nodes come from,
//! so that findings are told in terms of the request and of the document, and no rule knows of any wrapping.
//!
//! To add a way: a file with a `WAY`, its `mod` line, and its line in `ways!`.
//!
//! # Features
//!
//! All are on by default.
//!
//! - `explain`: the prose, the examples and the evidence of the rules
//! - `hcl`: documents in HCL, the language of Terraform
//! - `value`: documents that are a `serde_json::Value`
//! - `yaml`: documents in YAML
#![cfg_attr(docsrs, feature(doc_cfg))]

mod aws_cli;
mod circumstances;
mod cloudformation;
mod cloudtrail;
mod coerce;
mod conductor;
#[cfg(feature = "value")]
mod convert;
#[cfg(feature = "value")]
mod converted;
mod document;
mod endpoint;
#[cfg(all(feature = "explain", feature = "value"))]
mod example;
mod form;
mod forms;
mod found;
mod http;
pub mod language;
mod lint;
mod meant;
mod names;
mod operation;
mod other_case;
mod recognise;
mod report;
mod request;
pub mod rules;
mod sam;
mod scripts;
mod sdk;
mod search;
mod serverless;
mod signing;
mod template;
mod terraform;
mod terraform_plan;
mod wrapped;

use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::fmt;
use std::str::FromStr;

#[cfg(feature = "value")]
pub use convert::convert;
#[cfg(feature = "value")]
pub use converted::Converted;
pub use document::Document;
#[cfg(all(feature = "explain", feature = "value"))]
pub use example::lint_example;
pub use found::{Found, NoRequest};
pub use lint::lint;
pub use meant::Meant;
pub use report::DocumentReport;
pub use rules::builder;
pub use scripts::secrets_of_commands;
use wrapped::Wrapped;

/// Declares the ways in the order in which an object is offered to them.
macro_rules! ways {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $way:path;)+) => {
        /// How requests are wrapped in a document.
        ///
        /// ```
        /// use lambda_lint::Linter;
        /// use lambda_lint_extract::{Document, Input, lint};
        /// let record = r#"{"eventSource": "lambda.amazonaws.com", "eventName": "CreateFunction20150331",
        ///                  "requestParameters": {"functionName": "orders", "memorySize": 64}}"#;
        /// let report = lint(&Linter::new(), Document::from(record).input("cloudtrail".parse::<Input>()?));
        /// let found = &report.diagnostics()[0];
        /// assert_eq!(found.path, "/MemorySize");
        /// assert_eq!(found.source_path.as_deref(), Some("/requestParameters/memorySize"));
        /// # Ok::<(), lambda_lint_extract::ParseInputError>(())
        /// ```
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Input {
            /// In any of the ways, recognised by what the document holds.
            Auto,
            /// Not at all: the document is a whole request.
            #[default]
            Request,
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Input {
            /// All of them.
            pub const ALL: &'static [Input] = &[Input::Auto, Input::Request, $(Input::$variant),+];

            /// The name by which it is chosen.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Input::Auto => "auto",
                    Input::Request => "request",
                    $(Input::$variant => $name,)+
                }
            }
        }

        static WAYS: &[(Input, &Way)] = &[(Input::Request, &request::WAY), $((Input::$variant, &$way)),+];
    };
}

ways! {
    /// In commands of the AWS CLI, in scripts, documents and workflows.
    AwsCli = "aws-cli", scripts::WAY;
    /// In calls of the AWS SDK for JavaScript, in JavaScript and TypeScript.
    AwsSdkJs = "aws-sdk-js", sdk::JAVASCRIPT;
    /// In calls of boto3, the AWS SDK for Python.
    Boto3 = "boto3", sdk::BOTO3;
    /// Functions of a CloudFormation template, also of one that CDK or another tool wrote.
    CloudFormation = "cloudformation", cloudformation::WAY;
    /// Functions of a SAM template.
    Sam = "sam", sam::WAY;
    /// Functions of a `serverless.yml`.
    Serverless = "serverless", serverless::WAY;
    /// In records of CloudTrail, alone or many in a file.
    CloudTrail = "cloudtrail", cloudtrail::WAY;
    /// In HTTP tasks of Conductor workflows.
    Conductor = "conductor", conductor::WAY;
    /// In the body of an HTTP call, written as an object with `method`, `url` or `uri`, `headers` and `body`.
    Http = "http", http::WAY;
    /// In resources of the type `aws_lambda_function`, and in calls of the module `terraform-aws-modules/lambda/aws`.
    Terraform = "terraform", terraform::WAY;
    /// In plans of Terraform, as `terraform show -json` prints them.
    TerraformPlan = "terraform-plan", terraform_plan::WAY;
}

/// How to find the requests that are wrapped in one way.
struct Way {
    /// Names or strings of which each object that wraps a request has one.
    marks: &'static [&'static str],
    /// Whether a text may hold such a request at all: a look at its bytes, before anything is parsed.
    may_be_in: fn(&str) -> bool,
    look: for<'t> fn(&Site<'_, 't>) -> Look<'t>,
    /// The same of a text in a list, where such a text may be a whole object; `None` if it is none.
    look_into: Option<for<'t> fn(&'t Tree<'t>, NodeId) -> Option<Look<'t>>>,
}

/// An object that may wrap a request.
struct Site<'s, 't> {
    tree: &'t Tree<'t>,
    /// The objects and lists around it, from the root, and itself.
    trail: &'s [NodeId],
    object: NodeId,
}

impl<'t> Site<'_, 't> {
    /// The value of a member of the object.
    fn member(&self, name: &str) -> Option<NodeId> {
        self.tree.member(self.object, name).map(|(_, value)| value)
    }

    /// The string that a member of the object is.
    fn text(&self, name: &str) -> Option<&'t str> {
        self.tree.text_member(self.object, name)
    }

    /// The name of the member whose value is so many containers up, counted from 1 for the object itself.
    fn name_of(&self, up: usize) -> Option<&'t str> {
        let index = self.trail.len().checked_sub(up)?;
        let above = *self.trail.get(index.checked_sub(1)?)?;
        (self.tree.kind(above) == NodeKind::Object).then(|| self.tree.text(self.trail[index] - 1))
    }
}

/// What an object is.
enum Look<'t> {
    /// It wraps a request.
    Wraps(Box<Wrapped<'t>>),
    /// It is something else, and this is known of it.
    Other(NoRequest),
    /// It has nothing to do with this way.
    Nothing,
}

impl Input {
    /// Whether a text may hold a request in this way: a look at its bytes, before anything is parsed. It is seldom wrong
    /// with `true`, and never with `false`.
    ///
    /// ```
    /// use lambda_lint_extract::Input;
    /// assert!(!Input::Auto.may_be_in(r#"{"name": "orders", "version": "1.0.0"}"#));
    /// ```
    pub fn may_be_in(self, text: &str) -> bool {
        WAYS.iter().any(|(input, way)| (self == Input::Auto || self == *input) && (way.may_be_in)(text))
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text names no way in which requests are wrapped.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no kind of input: expected one of {list}", list = names())]
pub struct ParseInputError(String);

fn names() -> String {
    let names: Vec<_> = Input::ALL.iter().map(|input| format!("`{input}`")).collect();
    names.join(", ")
}

impl FromStr for Input {
    type Err = ParseInputError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let named = Input::ALL.iter().copied().find(|input| input.as_str() == text);
        named.ok_or_else(|| ParseInputError(text.to_owned()))
    }
}
