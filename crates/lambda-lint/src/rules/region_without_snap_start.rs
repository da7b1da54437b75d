use crate::facts::WITHOUT_SNAP_START;
use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// SnapStart is on in a region that does not have it.
    ///
    /// AWS names the regions without SnapStart, and the list gets shorter; so the request may pass by now.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if !features::uses_snap_start(request) {
        return;
    }
    let target = request.target();
    let Some(region) = target.region.filter(|region| WITHOUT_SNAP_START.contains(region)) else { return };
    let draft = out.at(Member::SnapStartApplyOn, format!("there is no SnapStart in `{region}`"));
    draft.help("remove `SnapStart`, or make the function in another region");
    target.explain(draft, region);
}
