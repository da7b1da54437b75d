use crate::facts::limits::SNAP_START_STORAGE_MAX;
use crate::rule::declare_rule;
use crate::shape::describe::grouped;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// SnapStart is on for a function with more than 512 MB of ephemeral storage.
    ///
    /// The snapshot holds `/tmp` as well, which is why the default size is the largest one with SnapStart.
    SnapStartWithLargeStorage = "snap-start-with-large-storage", Error,
    requires: [SnapStart],
    covers: ["snapstart-ephemeral"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "ephemeral storage of 512 MB at most" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "the CDK refuses it before deployment" "https://github.com/aws/aws-cdk",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "EphemeralStorage": {"Size": 512}
        }"#,
        r#"{"EphemeralStorage": {"Size": 513}}"#,
    ],
    fail: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "EphemeralStorage": {"Size": 513}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(size) = request.integer(Member::EphemeralStorageSize).filter(|&size| size > SNAP_START_STORAGE_MAX) else {
        return;
    };
    if features::uses_snap_start(request) {
        let message = format!(
            "SnapStart works with {SNAP_START_STORAGE_MAX} MB of ephemeral storage at most, this function has {} MB",
            grouped(size)
        );
        out.at(Member::SnapStartApplyOn, message)
            .help("remove `SnapStart` or `EphemeralStorage`")
            .param("max", SNAP_START_STORAGE_MAX)
            .param("actual", size)
            .related(Member::EphemeralStorageSize, "the size is set here");
    }
}
