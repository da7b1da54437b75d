use crate::request::features;
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled, but does not support this `Runtime`.
    ///
    /// It supports Java 11, Python 3.12, .NET 8 and newer versions, and container images. The service rejects it for all other
    /// runtimes.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // another rule reports SnapStart on managed instances
    if !features::uses_snap_start(request) || features::on_managed_instances(request) {
        return;
    }
    let Some((name, able)) = features::runtime_without(request, |runtime| runtime.snap_start) else { return };
    let help = match able {
        Some(able) => msg!("remove {@SnapStart}, or use {able}", able = able),
        None => msg!("remove {@SnapStart}; it supports no version of this language"),
    };
    out.report(Member::SnapStartApplyOn, msg!("SnapStart does not support {runtime}", runtime = Name(name)))
        .help(help)
        .related(Member::Runtime, "the runtime is set here")
        .unsafe_fix(msg!("remove {@SnapStart}"), vec![Edit::Remove(Member::SnapStart.into())]);
}
