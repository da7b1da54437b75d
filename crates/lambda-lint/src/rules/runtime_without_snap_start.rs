use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// SnapStart is on, but does not work with this `Runtime`.
    ///
    /// It works with Java from 11, Python from 3.12 and .NET from 8, and with container images. All other runtimes always start
    /// from the beginning, and the service refuses the request.
    RuntimeWithoutSnapStart = "runtime-without-snap-start", Error,
    requires: [SnapStart],
    covers: ["snapstart-runtime"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-01-12" "the runtime is not supported for SnapStart enabled functions" "",
        Documentation "2026-11-22" "the list of supported runtimes" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
    ],
    pass: [
        r#"{
            "Runtime": "java11",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"#,
        r#"{
            "Runtime": "python3.12",
            "Handler": "app.handler",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"#,
        r#"{"SnapStart": {"ApplyOn": "None"}}"#,
    ],
    fail: [
        r#"{"SnapStart": {"ApplyOn": "PublishedVersions"}}"# => "/SnapStart/ApplyOn",
        r#"{
            "Runtime": "python3.11",
            "Handler": "app.handler",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/SnapStart/ApplyOn",
        r#"{
            "Runtime": "java8.al2",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // on managed instances no runtime has it, as another rule says
    if !features::uses_snap_start(request) || features::on_managed_instances(request) {
        return;
    }
    let Some((name, able)) = features::runtime_without(request, |runtime| runtime.snap_start) else { return };
    let help = match able {
        Some(able) => format!("remove `SnapStart`, or use {able}"),
        None => "remove `SnapStart`; no version of this language has it".to_owned(),
    };
    out.at(Member::SnapStartApplyOn, format!("SnapStart does not work with `{name}`"))
        .help(help)
        .param("runtime", name)
        .related(Member::Runtime, "the runtime is chosen here")
        .unsafe_fix("remove `SnapStart`", vec![Edit::Remove(Member::SnapStart.into())]);
}
