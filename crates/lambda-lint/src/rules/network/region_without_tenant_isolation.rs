use crate::facts::WITHOUT_TENANT_ISOLATION;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Tenant isolation is enabled in a region that does not support it.
    ///
    /// Tenant isolation is available in the commercial regions except for the newest ones. AWS adds regions over time, so
    /// the region may be supported by now.
    RegionWithoutTenantIsolation = "region-without-tenant-isolation", Warning,
    requires: [TenancyConfig],
    covers: ["tenancy-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "the list of regions" "https://docs.aws.amazon.com/lambda/latest/dg/tenant-isolation.html",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:orders",
            "TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:ap-southeast-6:123456789012:function:orders",
            "TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}
        }"# => "/TenancyConfig",
        r#"{
            "FunctionName": "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:orders",
            "Role": "arn:aws-us-gov:iam::123456789012:role/orders",
            "TenancyConfig": {"TenantIsolationMode": "PER_TENANT"}
        }"# => "/TenancyConfig",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if request.text(Member::TenancyConfigTenantIsolationMode).is_none() {
        return;
    }
    let target = request.target();
    let Some(region) = target.region.filter(|region| WITHOUT_TENANT_ISOLATION.contains(region)) else { return };
    let found =
        out.report(Member::TenancyConfig, msg!("tenant isolation is not available in {region}", region = Text(region)));
    found.help(msg!("remove {@TenancyConfig}, or create the function in another region"));
    target.explain(found, region);
}
