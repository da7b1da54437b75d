use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// AWS X-Ray does not trace the function.
    ///
    /// With `Active`, Lambda records a sample of the invocations and the duration of each step. With `PassThrough`, the default,
    /// it only records what a caller asks for.
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let mode = Member::TracingConfigMode;
    if request.is_absent(mode) || request.text(mode) == Some("PassThrough") {
        out.report(mode, "AWS X-Ray only traces what callers ask for")
            .help(msg!("set {@TracingConfig.Mode} to `Active`, and allow the role to write traces"));
    }
}
