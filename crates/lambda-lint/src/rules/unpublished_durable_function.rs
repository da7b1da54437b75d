use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request, State};

declare_rule! {
    /// A durable function is created without publishing a version.
    ///
    /// An execution is replayed with the code of the version on which it began. On `$LATEST` the code changes under executions
    /// that are still waiting, and their replay fails. Durable functions are invoked with a version or an alias.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if features::is_unpublished(request) && matches!(request.state(Member::DurableConfig), State::Value(_)) {
        out.at(
            Member::Publish,
            "no version is published, and waiting executions on `$LATEST` break when the code changes",
        )
        .help("set `Publish` to true and invoke that version, or an alias of it")
        .related(Member::DurableConfig, "this makes the function a durable one");
    }
}
