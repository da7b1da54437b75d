//! Defines rules and passes: metadata and a check.

mod declare;

use crate::meta::Meta;
use crate::reporter::Reporter;
use crate::request::Request;

pub(crate) use declare::declare_rule;

/// A rule with a check of its own.
///
/// A rule can have state, such as the limit of a team:
///
/// ```
/// use lambda_lint::{Linter, Member, Meta, Reporter, Request, Rule, Severity};
///
/// #[derive(Debug)]
/// struct MaxMemory { meta: Meta, megabytes: i64 }
///
/// impl Rule for MaxMemory {
///     fn meta(&self) -> &Meta { &self.meta }
///     fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
///         let Some(size) = request.integer(Member::MemorySize) else { return };
///         if size > self.megabytes {
///             out.report(Member::MemorySize, format!("{size} MB is above the team's limit of {} MB", self.megabytes));
///         }
///     }
/// }
///
/// let meta = Meta::new("team/memory-above-limit", Severity::Error, "`MemorySize` is above the team's limit");
/// let linter = Linter::builder().rule(MaxMemory { meta, megabytes: 2048 }).build()?;
/// let report = linter.lint_str(r#"{
///     "FunctionName": "orders", "Role": "arn:aws:iam::123456789012:role/orders", "MemorySize": 4096,
///     "Runtime": "nodejs24.x", "Handler": "index.handler", "Code": {"S3Bucket": "builds", "S3Key": "orders.zip"}
/// }"#);
/// assert_eq!(report.diagnostics()[0].rule, "team/memory-above-limit");
/// # Ok::<(), lambda_lint::BuildError>(())
/// ```
pub trait Rule: std::fmt::Debug + Send + Sync {
    /// The metadata of the rule.
    fn meta(&self) -> &Meta;

    /// Checks a request and reports what it finds. Return if a member is absent, invalid or unknown: other rules report that.
    fn check(&self, request: &Request<'_>, out: &mut Reporter<'_>);
}

/// A check that reports several rules, such as a schema or a policy engine. It runs once for each request.
///
/// ```
/// use lambda_lint::{Linter, Meta, Pass, Reporter, Request, Severity};
///
/// #[derive(Debug)]
/// struct RequiredTags { rules: Vec<Meta>, tags: Vec<&'static str> }
///
/// impl Pass for RequiredTags {
///     fn rules(&self) -> Vec<&Meta> { self.rules.iter().collect() }
///     fn run(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
///         for (index, tag) in self.tags.iter().enumerate() {
///             let pointer = format!("/Tags/{tag}");
///             if request.value().pointer(&pointer).is_none() {
///                 out.rule(index).at_pointer(request, &pointer, format!("missing tag `{tag}`"));
///             }
///         }
///     }
/// }
///
/// let rule = |id| Meta::new(id, Severity::Warning, "a tag is missing");
/// let tags = RequiredTags { rules: vec![rule("team/tag-owner"), rule("team/tag-cost")], tags: vec!["owner", "cost"] };
/// let linter = Linter::builder().pass(tags).severity("team/tag-cost", Severity::Error).build()?;
/// let report = linter.lint_str(r#"{"FunctionName": "orders", "Tags": {"owner": "shop"}}"#);
/// let found = report.errors().find(|error| error.rule == "team/tag-cost").unwrap();
/// assert_eq!(found.message, "missing tag `cost`");
/// # Ok::<(), lambda_lint::BuildError>(())
/// ```
pub trait Pass: std::fmt::Debug + Send + Sync {
    /// The rules that the pass reports. The list is the same at each call.
    fn rules(&self) -> Vec<&Meta>;

    /// Checks a request. [`Reporter::rule`] selects the rule to report by its index in [`rules`](Self::rules); without it,
    /// the first rule is reported.
    fn run(&self, request: &Request<'_>, out: &mut Reporter<'_>);
}

impl<R: Rule> Pass for R {
    fn rules(&self) -> Vec<&Meta> {
        vec![self.meta()]
    }

    fn run(&self, request: &Request<'_>, out: &mut Reporter<'_>) {
        self.check(request, out);
    }
}

/// A rule of the engine with a check. All have the same type: a type for each would need a vtable for each, which makes the
/// module for browsers larger.
#[derive(Debug)]
pub struct BuiltIn {
    /// The metadata of the rule.
    pub meta: Meta,
    /// The check.
    pub check: fn(&Request<'_>, &mut Reporter<'_>),
}

impl BuiltIn {
    /// A declared rule. A check that this build leaves out is not in the program: nothing refers to it.
    pub const fn declared(meta: Meta, check: fn(&Request<'_>, &mut Reporter<'_>)) -> Self {
        let check = if meta.is_left_out() { no_check } else { check };
        BuiltIn { meta, check }
    }
}

fn no_check(_: &Request<'_>, _: &mut Reporter<'_>) {}
