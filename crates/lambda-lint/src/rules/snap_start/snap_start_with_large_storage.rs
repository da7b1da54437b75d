use crate::facts::limits::SNAP_START_STORAGE_MAX;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled for a function with more than 512 MB of ephemeral storage.
    ///
    /// The snapshot includes `/tmp`, so SnapStart is limited to the default size.
    SnapStartWithLargeStorage = "snap-start-with-large-storage", Error,
    requires: [SnapStart],
    covers: ["snapstart-ephemeral"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "ephemeral storage of 512 MB at most" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "the CDK rejects it before deployment" "https://github.com/aws/aws-cdk",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(size) = request.integer(Member::EphemeralStorageSize).filter(|&size| size > SNAP_START_STORAGE_MAX) else {
        return;
    };
    if features::uses_snap_start(request) {
        out.report(
            Member::SnapStartApplyOn,
            msg!(
                "SnapStart is limited to {max} of ephemeral storage, but the function has {actual}",
                max = Mb(SNAP_START_STORAGE_MAX),
                actual = Mb(size)
            ),
        )
        .help(msg!("remove {@SnapStart} or {@EphemeralStorage}"))
        .related(Member::EphemeralStorageSize, "the size is set here");
    }
}
