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
//! Each form of document has an extractor, in a file of its own. An extractor is offered the objects of a document's
//! [`Tree`] that have one of its anchors. It copies each request that it finds into a new tree, under the names of the API.
//! A [`SourceMap`](lambda_lint_syntax::source_map::SourceMap) records which node of the document each node of the request
//! comes from. Diagnostics therefore have a path in the request and a place in the document, and rules do not depend on
//! the form.
//!
//! To add an extractor, write a file with a static `EXTRACTOR`, its `mod` line, and its line in `extractors!`.
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

mod ansible;
mod aws_cli;
mod call_context;
mod cloudformation;
mod cloudtrail;
mod cmdlet;
mod code_blocks;
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
mod expectation;
mod flat;
mod form;
mod forms;
mod found;
mod fragments;
mod http;
mod intent;
mod lambda_deploy;
mod lambda_tools;
pub mod language;
mod lint;
mod members;
mod named_file;
mod names;
mod other_case;
mod package_path;
mod recognize;
mod reference;
mod report;
mod request;
pub mod rules;
mod sam;
mod scripts;
mod sdk;
mod search;
mod serverless;
mod signing;
mod state_machine;
mod tables;
mod template;
mod terraform;
mod terraform_plan;
mod update;
mod wrapped;

use lambda_lint_syntax::{NodeId, NodeKind, Tree};
use std::fmt;
use std::str::FromStr;

pub use aws_cli::secret_options::joined_secret_option;
#[cfg(feature = "value")]
pub use convert::convert;
#[cfg(feature = "value")]
pub use converted::Converted;
pub use document::Document;
#[cfg(all(feature = "explain", feature = "value"))]
pub use example::lint_example;
pub use expectation::Expectation;
pub use found::{Found, NoRequest};
pub use intent::{DocumentSource, Intent};
pub use lint::lint;
pub use named_file::NamedFile;
pub use report::DocumentReport;
pub use rules::builder;
pub use scripts::secrets_of_commands;
use tables::Tables;
use wrapped::Wrapped;

/// Declares the extractors, in the order in which an object is offered to them.
macro_rules! extractors {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $extractor:path;)+) => {
        /// The form of a document: how requests are embedded in it.
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
            /// Any of the forms, detected from the content.
            Auto,
            /// The document is a request itself.
            #[default]
            Request,
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Input {
            /// All forms.
            pub const ALL: &'static [Input] = &[Input::Auto, Input::Request, $(Input::$variant),+];

            /// The name of the form in options, such as `cloudtrail`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    Input::Auto => "auto",
                    Input::Request => "request",
                    $(Input::$variant => $name,)+
                }
            }
        }

        static EXTRACTORS: &[(Input, &Extractor)] = &[(Input::Request, &request::EXTRACTOR), $((Input::$variant, &$extractor)),+];
    };
}

extractors! {
    /// In tasks of Ansible with the module `amazon.aws.lambda`.
    Ansible = "ansible", ansible::EXTRACTOR;
    /// In commands of the AWS CLI, in scripts, documents and workflows.
    AwsCli = "aws-cli", scripts::EXTRACTOR;
    /// In calls of the AWS SDK for JavaScript, in JavaScript and TypeScript.
    AwsSdkJs = "aws-sdk-js", sdk::JAVASCRIPT;
    /// In cmdlets of the AWS Tools for PowerShell.
    AwsToolsPowerShell = "aws-tools-powershell", cmdlet::EXTRACTOR;
    /// In calls of boto3, the AWS SDK for Python.
    Boto3 = "boto3", sdk::BOTO3;
    /// Functions of a CloudFormation template, also of one that CDK or another tool wrote.
    CloudFormation = "cloudformation", cloudformation::EXTRACTOR;
    /// Functions of a SAM template.
    Sam = "sam", sam::EXTRACTOR;
    /// Functions of a `serverless.yml`.
    Serverless = "serverless", serverless::EXTRACTOR;
    /// In records of CloudTrail, alone or many in a file.
    CloudTrail = "cloudtrail", cloudtrail::EXTRACTOR;
    /// In steps of GitHub workflows with the action `aws-actions/aws-lambda-deploy`.
    LambdaDeploy = "aws-lambda-deploy", lambda_deploy::EXTRACTOR;
    /// In `aws-lambda-tools-defaults.json`, the defaults of the .NET tools.
    LambdaTools = "aws-lambda-tools", lambda_tools::EXTRACTOR;
    /// In HTTP tasks of Conductor workflows.
    Conductor = "conductor", conductor::EXTRACTOR;
    /// In the body of an HTTP call, written as an object with `method`, `url` or `uri`, `headers` and `body`.
    Http = "http", http::EXTRACTOR;
    /// In tasks of Step Functions state machines that call Lambda through the SDK integration.
    StateMachine = "step-functions", state_machine::EXTRACTOR;
    /// In resources of the type `aws_lambda_function`, and in calls of the module `terraform-aws-modules/lambda/aws`.
    Terraform = "terraform", terraform::EXTRACTOR;
    /// In plans of Terraform, as `terraform show -json` prints them.
    TerraformPlan = "terraform-plan", terraform_plan::EXTRACTOR;
    /// The document is a request of UpdateFunctionCode itself. It is not detected by content.
    UpdateFunctionCode = "update-function-code", update::CODE;
    /// The document is a request of UpdateFunctionConfiguration itself. It is not detected by content.
    UpdateFunctionConfiguration = "update-function-configuration", update::CONFIGURATION;
}

/// Finds the requests in one form of document.
struct Extractor {
    /// Member names or strings. Each object that embeds a request has at least one of them.
    anchors: &'static [&'static str],
    /// Whether a text can contain such a request. Looks at the bytes only, before anything is parsed.
    may_be_in: fn(&str) -> bool,
    extract: for<'t> fn(&Candidate<'_, 't>) -> Extracted<'t>,
    /// Extracts from a string in a list that holds an object as JSON; `None` if the string is something else.
    extract_text: Option<for<'t> fn(&'t Tree<'t>, NodeId) -> Option<Extracted<'t>>>,
}

/// An object that may embed a request.
struct Candidate<'s, 't> {
    tree: &'t Tree<'t>,
    tables: &'s Tables<'t>,
    /// The objects and lists around the object, from the root, and the object itself.
    trail: &'s [NodeId],
    object: NodeId,
}

impl<'t> Candidate<'_, 't> {
    /// The value of a member of the object.
    fn member(&self, name: &str) -> Option<NodeId> {
        self.tree.member(self.object, name).map(|(_, value)| value)
    }

    /// The string that a member of the object is.
    fn text(&self, name: &str) -> Option<&'t str> {
        self.tree.text_member(self.object, name)
    }

    /// The name of the member whose value is the container `up` levels above, where 1 is the object itself.
    fn name_of(&self, up: usize) -> Option<&'t str> {
        let index = self.trail.len().checked_sub(up)?;
        let above = *self.trail.get(index.checked_sub(1)?)?;
        (self.tree.kind(above) == NodeKind::Object).then(|| self.tree.text(self.trail[index] - 1))
    }
}

/// What an extractor found in an object.
enum Extracted<'t> {
    /// A request.
    Request(Box<Wrapped<'t>>),
    /// Something else; this is why it is not a request.
    Other(NoRequest),
    /// Nothing that this extractor knows.
    Nothing,
}

impl Input {
    /// Whether this input includes requests in a form.
    pub(crate) fn includes(self, form: Input) -> bool {
        // the members of an update are those of other calls, too
        let is_detected = !matches!(form, Input::UpdateFunctionCode | Input::UpdateFunctionConfiguration);
        self == form || self == Input::Auto && is_detected
    }

    /// Whether a text can contain a request in this form. Looks at the bytes only, before anything is parsed. `true` is
    /// rarely wrong, `false` never.
    ///
    /// ```
    /// use lambda_lint_extract::Input;
    /// assert!(!Input::Auto.may_be_in(r#"{"name": "orders", "version": "1.0.0"}"#));
    /// ```
    pub fn may_be_in(self, text: &str) -> bool {
        EXTRACTORS.iter().any(|(input, extractor)| self.includes(*input) && (extractor.may_be_in)(text))
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The text is not the name of a form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown input `{0}`; expected one of {list}", list = names())]
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
