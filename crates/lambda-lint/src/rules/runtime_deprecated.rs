use crate::facts::Life;
use crate::rule::declare_rule;
use crate::values::features;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Runtime` is deprecated: it gets no security patches and no support any more.
    ///
    /// Functions can still be created with it, but not for long: Lambda first stops that, then updates. The dates are those
    /// of Lambda's calendar, which has been moved before.
    RuntimeDeprecated = "runtime-deprecated", Warning,
    on: [Runtime],
    when: [UnsupportedRuntime],
    groups: [Security],
    evidence: [
        Documentation "2026-10-20" "the dates of all runtimes" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
        Documentation "2026-11-22" "control Lambda.2 asks for supported runtimes" "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html",
        Tools "2026-10-20" "cfn-lint, checkov and tflint say so, too" "",
    ],
    pass: [r#"{"Runtime": "nodejs22.x"}"#, r#"{"Runtime": "python3.11", "Handler": "app.handler"}"#],
    fail: [
        r#"{"Runtime": "nodejs20.x"}"# => "/Runtime",
        r#"{"Runtime": "provided.al2", "Handler": "bootstrap"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let as_of = request.as_of();
    if runtime.deprecation.is_none_or(|day| as_of < day) {
        return;
    }
    // blocked is another rule's
    let Life::Deprecated(since) = runtime.life(as_of) else { return };
    let mut message = format!("`{}` has been deprecated since {since}", runtime.identifier);
    if let Some(block) = runtime.block_create {
        message += &format!("; it closes to new functions on {block}");
    }
    let draft = out.at(Member::Runtime, message);
    draft.param("since", since.to_string());
    if let Some(block) = runtime.block_create {
        draft.param("blocked", block.to_string());
    }
    if let Some(successor) = runtime.successor {
        draft.help(features::replacement(runtime, successor, request.as_of())).param("successor", successor);
    }
}
