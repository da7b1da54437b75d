use crate::facts::limits::SNAP_START_STORAGE_MAX;
use crate::facts::{Family, Support, WITHOUT_SNAP_START};
use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A Java function could start from a snapshot, but does not.
    ///
    /// The Java machine takes seconds to start. SnapStart saves most of that at no charge, on published versions. For Python and
    /// .NET it has a price, so the rule leaves them alone.
    SnapStartUnused = "snap-start-unused", Advice,
    requires: [Runtime],
    covers: ["snapstart-suggest"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "no additional cost for Java" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "cfn-lint informs about it" "https://github.com/aws-cloudformation/cfn-lint",
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

/// With one of these there is no SnapStart.
const EXCLUDING: [Member; 3] = [Member::CapacityProviderConfig, Member::FileSystemConfigs, Member::TenancyConfig];

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.family == Family::Java) else { return };
    let is_possible = runtime.snap_start == Support::Yes
        && features::deciding_runtime(request).is_some()
        && request.is_absent(Member::SnapStart)
        && EXCLUDING.iter().all(|&member| request.is_absent(member))
        && request.integer(Member::EphemeralStorageSize).is_none_or(|size| size <= SNAP_START_STORAGE_MAX)
        && !request.region().is_some_and(|region| WITHOUT_SNAP_START.contains(region));
    if is_possible {
        out.at(Member::SnapStart, format!("`{}` starts faster with SnapStart, which is not on", runtime.identifier))
            .help("set `SnapStart.ApplyOn` to `PublishedVersions` and publish versions, or to `None` to decline")
            .param("runtime", runtime.identifier);
    }
}
