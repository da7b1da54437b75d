use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled, but the request does not publish a version.
    ///
    /// The snapshot is taken when a version is published, and only that version starts from it. `$LATEST` does not use the
    /// snapshot.
    UnpublishedSnapStart = "unpublished-snap-start", Advice,
    requires: [SnapStart],
    covers: ["snapstart-publish"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "publish a version, then invoke that" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart-activate.html",
        Tools "2026-10-20" "cfn-lint asks for a version, too" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "Publish": true
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/Publish",
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "Publish": false
        }"# => "/Publish",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::uses_snap_start(request) && features::is_unpublished(request) {
        out.report(Member::Publish, "SnapStart has no effect until a version is published")
            .help(msg!("set {@Publish} to true, or publish a version later"))
            .related(Member::SnapStartApplyOn, "SnapStart is turned on here");
    }
}
