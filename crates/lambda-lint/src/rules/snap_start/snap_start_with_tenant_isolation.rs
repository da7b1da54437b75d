use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled for a function with tenant isolation.
    ///
    /// Each tenant has its own environments, which do not start from a shared snapshot.
    SnapStartWithTenantIsolation = "snap-start-with-tenant-isolation", Error,
    requires: [SnapStart],
    covers: ["snapstart-tenancy"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-09-07" "the pair is rejected" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if features::uses_snap_start(request) && request.text(Member::TenancyConfigTenantIsolationMode).is_some() {
        out.report(Member::SnapStartApplyOn, "SnapStart is not allowed with tenant isolation")
            .help(msg!("remove {@SnapStart} or {@TenancyConfig}"))
            .related(Member::TenancyConfig, "tenants are isolated here");
    }
}
