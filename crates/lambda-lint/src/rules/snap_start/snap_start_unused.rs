use crate::facts::limits::SNAP_START_STORAGE_MAX;
use crate::facts::{Family, Support, WITHOUT_SNAP_START};
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// A Java function does not use SnapStart.
    ///
    /// The Java virtual machine takes seconds to start. SnapStart saves most of this time on published versions, at no extra
    /// charge. SnapStart is not free for Python and .NET, so the rule does not suggest it there.
    SnapStartUnused = "snap-start-unused", Advice,
    requires: [Runtime],
    covers: ["snapstart-suggest"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "no additional cost for Java" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "cfn-lint suggests it, too" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"#,
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "None"}
        }"#,
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "EphemeralStorage": {"Size": 1024}
        }"#,
    ],
    fail: [
        r#"{"Runtime": "java21", "Handler": "example.Handler::handle"}"# => "/SnapStart",
    ],
}

/// Members that exclude SnapStart.
const EXCLUDING: [Member; 3] = [Member::CapacityProviderConfig, Member::FileSystemConfigs, Member::TenancyConfig];

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.family == Family::Java) else { return };
    let is_possible = runtime.snap_start == Support::Yes
        && features::deciding_runtime(request).is_some()
        && request.is_absent(Member::SnapStart)
        && EXCLUDING.iter().all(|&member| request.is_absent(member))
        && request.integer(Member::EphemeralStorageSize).is_none_or(|size| size <= SNAP_START_STORAGE_MAX)
        && !request.region().is_some_and(|region| WITHOUT_SNAP_START.contains(region));
    if is_possible {
        out.report(
            Member::SnapStart,
            msg!(
                "SnapStart is off; it makes functions with {runtime} start faster",
                runtime = Name(runtime.identifier)
            ),
        )
        .help(msg!("set {@SnapStart.ApplyOn} to `PublishedVersions` and publish versions, or set it to `None`"));
    }
}
