use crate::facts::Life;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Runtime` is closed to new functions.
    ///
    /// Some weeks after a runtime is deprecated, Lambda stops creating functions with it. The date is that of Lambda's
    /// own calendar; it has been moved before, so keep the data fresh. Calls that update a function are refused from a later day.
    RuntimeBlocked = "runtime-blocked", Error,
    requires: [Runtime],
    covers: ["runtime-create-blocked", "runtime-edge", "runtime-arch"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-01-12" "`provided`, `ruby2.7`, `dotnetcore3.1` are refused" "",
        Documentation "2026-10-20" "" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{}"#,
        r#"{"Runtime": "python3.9"}"#,
    ],
    fail: [
        r#"{"Runtime": "nodejs14.x"}"# => "/Runtime",
        r#"{"Runtime": "provided", "Handler": "bootstrap"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Life::Blocked(since) = request.life(runtime) else { return };
    let what = if request.operation().is_update() { "updates" } else { "new functions" };
    let message = format!("`{}` has been closed to {what} since {since}", runtime.identifier);
    let draft = out.at(Member::Runtime, message);
    draft.param("since", since.to_string());
    if let Some(successor) = runtime.successor {
        draft.help(features::replacement(runtime, successor, request.as_of())).param("successor", successor);
    }
    // the service may name this instead: runtimes that are only for the other architecture are all blocked by now
    let mut architectures = request.entries(Member::Architectures);
    let is_known = |name: &str| runtime.architectures.contains(&name);
    if let Some(entry) = architectures.find(|entry| entry.text().is_some_and(|name| !is_known(name))) {
        draft.related(entry, format!("`{}` does not run on this architecture either", runtime.identifier));
    }
}
