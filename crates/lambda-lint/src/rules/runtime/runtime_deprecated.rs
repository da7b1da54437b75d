use crate::facts::Life;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` is deprecated: it no longer gets security patches or support.
    ///
    /// You can still create functions with it, but not for long: Lambda first blocks new functions, then updates. AWS has moved
    /// the dates before.
    RuntimeDeprecated = "runtime-deprecated", Warning,
    requires: [Runtime],
    covers: ["runtime-deprecated"],
    groups: [Security],
    evidence: [
        Documentation "2026-10-20" "the dates of all runtimes" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
        Documentation "2026-11-22" "control Lambda.2 asks for supported runtimes" "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
        Tools "2026-10-20" "cfn-lint, checkov and tflint report it, too" "",
    ],
    pass: [
        r#"{"Runtime": "nodejs22.x"}"#,
        r#"{"Runtime": "python3.11", "Handler": "app.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "nodejs20.x"}"# => "/Runtime",
        r#"{"Runtime": "provided.al2", "Handler": "bootstrap"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let as_of = request.as_of();
    if runtime.deprecation.is_none_or(|day| as_of < day) {
        return;
    }
    // another rule reports blocked runtimes
    let Life::Deprecated(since) = request.life(runtime) else { return };
    let name = runtime.identifier;
    let is_update = request.operation().is_update();
    let message = match if is_update { runtime.block_update } else { runtime.block_create } {
        Some(block) if is_update => msg!(
            "{value} has been deprecated since {since}; updates will be blocked on {blocked}",
            value = Name(name),
            since = Day(since),
            blocked = Day(block)
        ),
        Some(block) => msg!(
            "{value} has been deprecated since {since}; new functions will be blocked on {blocked}",
            value = Name(name),
            since = Day(since),
            blocked = Day(block)
        ),
        None => msg!("{value} has been deprecated since {since}", value = Name(name), since = Day(since)),
    };
    let found = out.report(Member::Runtime, message);
    if let Some(successor) = runtime.successor {
        found.help(features::replacement(runtime, successor, request.as_of())).param("successor", successor);
    }
}
