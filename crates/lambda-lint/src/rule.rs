//! Rules: metadata and a check.

mod declare;

use crate::draft::Reporter;
use crate::meta::Meta;
use crate::request::Request;

#[doc(hidden)]
pub use declare::declare_rule;

/// A rule: reports one kind of problem in a request.
///
/// ```
/// use lambda_lint::{Linter, Member, Meta, Reporter, Request, Rule, Severity, msg};
///
/// #[derive(Debug)]
/// struct MaxMemory { meta: Meta, megabytes: i64 }
///
/// impl Rule for MaxMemory {
///     fn meta(&self) -> &Meta { &self.meta }
///     fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
///         let Some(size) = request.integer(Member::MemorySize) else { return };
///         if size > self.megabytes {
///             out.report(
///                 Member::MemorySize,
///                 msg!("{size} is above the team's limit of {max}", size = Mb(size), max = Mb(self.megabytes)),
///             );
///         }
///     }
/// }
///
/// let meta = Meta::new("memory-above-team-limit", Severity::Error, "`MemorySize` is above the team's limit");
/// let linter = Linter::builder().rule(MaxMemory { meta, megabytes: 2048 }).build()?;
/// let report = linter.lint_str(r#"{
///     "FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "MemorySize": 4096,
///     "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}
/// }"#);
/// assert_eq!(report.diagnostics()[0].rule, "memory-above-team-limit");
/// # Ok::<(), lambda_lint::BuildError>(())
/// ```
pub trait Rule: std::fmt::Debug + Send + Sync {
    /// The metadata of the rule.
    fn meta(&self) -> &Meta;

    /// Checks a request and reports problems. Do not report members that are absent, invalid or unknown: other rules do.
    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>);
}

/// A rule of the engine. One type for all of them, because a type for each rule would enlarge the browser module.
#[derive(Debug)]
#[doc(hidden)]
pub struct BuiltIn {
    /// The metadata.
    pub meta: Meta,
    /// The check.
    pub check: fn(&Request<'_>, &mut Reporter<'_>),
}

impl Rule for BuiltIn {
    #[inline]
    fn meta(&self) -> &Meta {
        &self.meta
    }

    #[inline]
    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        (self.check)(request, out);
    }
}
