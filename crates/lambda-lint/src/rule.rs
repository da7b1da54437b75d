//! What a rule is: what is known of it, and a check.

mod declare;

use crate::draft::Diagnostics;
use crate::meta::Meta;
use crate::request::Request;

#[doc(hidden)]
pub use declare::declare_rule;

/// One thing that can be wrong with a request.
///
/// ```
/// use lambda_lint::{Diagnostics, Linter, Member, Meta, Request, Rule, Severity};
///
/// #[derive(Debug)]
/// struct MaxMemory { meta: Meta, megabytes: i64 }
///
/// impl Rule for MaxMemory {
///     fn meta(&self) -> &Meta { &self.meta }
///     fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>) {
///         let Some(size) = request.integer(Member::MemorySize) else { return };
///         if size > self.megabytes {
///             out.at(Member::MemorySize, format!("{size} MB is above the team's limit of {} MB", self.megabytes));
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
    /// What is known of the rule.
    fn meta(&self) -> &Meta;

    /// Looks at a request and reports what it finds. A member that is absent, invalid or not known yet is no reason
    /// to speak: another rule does.
    fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>);
}

/// A rule of the engine. One type for all of them: a type each would be a table of functions each, which browsers download.
#[derive(Debug)]
#[doc(hidden)]
pub struct BuiltIn {
    /// Everything but its check.
    pub meta: Meta,
    /// Its check.
    pub check: fn(&Request<'_>, &mut Diagnostics<'_>),
}

impl BuiltIn {
    /// A declared rule. A check that this build leaves out is not in the program: nothing refers to it.
    pub const fn declared(meta: Meta, check: fn(&Request<'_>, &mut Diagnostics<'_>)) -> Self {
        let check = if meta.is_left_out() { no_check } else { check };
        BuiltIn { meta, check }
    }
}

fn no_check(_: &Request<'_>, _: &mut Diagnostics<'_>) {}

impl Rule for BuiltIn {
    #[inline]
    fn meta(&self) -> &Meta {
        &self.meta
    }

    #[inline]
    fn check(&self, request: &Request<'_>, out: &mut Diagnostics<'_>) {
        (self.check)(request, out);
    }
}
