use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// AWS X-Ray does not trace the function.
    ///
    /// With `Active` Lambda records a part of the invocations, with the time that each step takes. With `PassThrough`, which is
    /// also the default, it records only what a caller asks it to.
    TracingOff = "tracing-off", Advice,
    covers: ["tracing-off"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "AWS Security Hub checks for active tracing" "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html",
    ],
    pass: [
        r#"{"TracingConfig": {"Mode": "Active"}}"#,
    ],
    fail: [
        r#"{}"# => "/TracingConfig/Mode",
        r#"{"TracingConfig": {"Mode": "PassThrough"}}"# => "/TracingConfig/Mode",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let mode = Member::TracingConfigMode;
    if request.is_absent(mode) || request.text(mode) == Some("PassThrough") {
        out.at(mode, "AWS X-Ray traces only what callers ask it to")
            .help("set `TracingConfig.Mode` to `Active`, and allow the role to write traces");
    }
}
