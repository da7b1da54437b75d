use crate::facts::WITHOUT_SNAP_START;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// SnapStart is enabled in a region that does not support it.
    ///
    /// AWS lists the regions without SnapStart. AWS keeps adding regions, so the region may be supported by now.
    RegionWithoutSnapStart = "region-without-snap-start", Warning,
    requires: [SnapStart],
    covers: ["snapstart-region"],
    aws: INVALID_PARAMETER,
    evidence: [
        Documentation "2026-11-22" "all commercial regions but two" "https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html",
        Tools "2026-10-20" "cfn-lint has a list of regions" "https://github.com/aws-cloudformation/cfn-lint",
    ],
    pass: [
        r#"{
            "FunctionName": "arn:aws:lambda:ap-southeast-5:123456789012:function:orders",
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"#,
    ],
    fail: [
        r#"{
            "FunctionName": "arn:aws:lambda:ap-southeast-6:123456789012:function:orders",
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/SnapStart/ApplyOn",
        r#"{
            "FunctionName": "arn:aws:lambda:ap-east-2:123456789012:function:orders",
            "Runtime": "java21",
            "Handler": "example.Handler::handle",
            "SnapStart": {"ApplyOn": "PublishedVersions"}
        }"# => "/SnapStart/ApplyOn",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !features::uses_snap_start(request) {
        return;
    }
    let target = request.target();
    let Some(region) = target.region.filter(|region| WITHOUT_SNAP_START.contains(region)) else { return };
    let found =
        out.report(Member::SnapStartApplyOn, msg!("SnapStart is not available in {region}", region = Text(region)));
    found.help(msg!("remove {@SnapStart}, or create the function in another region"));
    target.explain(found, region);
}
