use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, State, msg};

declare_rule! {
    /// A durable function is created without publishing a version.
    ///
    /// An execution is replayed with the code of the version on which it started. On `$LATEST`, the code can change while
    /// executions wait, and their replay fails. Invoke durable functions by a version or an alias.
    UnpublishedDurableFunction = "unpublished-durable-function", Advice,
    requires: [DurableConfig],
    covers: ["durable-publish"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "invoke with a qualified ARN" "https://docs.aws.amazon.com/lambda/latest/dg/durable-functions.html",
    ],
    pass: [
        r#"{"DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7}, "Publish": true}"#,
    ],
    fail: [
        r#"{"DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7}}"# => "/Publish",
        r#"{"DurableConfig": {"ExecutionTimeout": 600, "RetentionPeriodInDays": 7}, "Publish": false}"# => "/Publish",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::is_unpublished(request) && matches!(request.state(Member::DurableConfig), State::Value(_)) {
        out.report(
            Member::Publish,
            "no version is published, so waiting executions on `$LATEST` break when the code changes",
        )
        .help(msg!("set {@Publish} to true and invoke that version, or an alias of it"))
        .related(Member::DurableConfig, "this makes the function durable");
    }
}
