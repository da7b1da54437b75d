use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// SnapStart is on for a function with tenant isolation.
    ///
    /// Each tenant has environments of its own there, and they are not made from a snapshot that all would share.
    SnapStartWithTenantIsolation = "snap-start-with-tenant-isolation", Error,
    requires: [SnapStart],
    covers: ["snapstart-tenancy"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the pair is refused" "",
        Documentation "2026-11-22" "SnapStart is not supported" "https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html",
    ],
    pass: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "None"},
            "TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"},
            "TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if features::uses_snap_start(request) && request.text(Member::TenancyConfigTenantIsolationMode).is_some() {
        out.at(Member::SnapStartApplyOn, "SnapStart does not work together with tenant isolation")
            .help("remove `SnapStart` or `TenancyConfig`")
            .related(Member::TenancyConfig, "tenants are isolated here");
    }
}
