use crate::facts::Life;
use crate::message::Name;
use crate::request::features;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` is closed to new functions.
    ///
    /// A few weeks after a runtime is deprecated, Lambda stops creating functions with it, and some weeks later it stops updating
    /// them. The dates are from the Lambda documentation. AWS has changed such dates before, so keep lambda-lint up to date.
    RuntimeBlocked = "runtime-blocked", Error,
    requires: [Runtime],
    covers: ["runtime-create-blocked", "runtime-edge", "runtime-arch"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2026-01-12" "`provided`, `ruby2.7`, `dotnetcore3.1` are rejected" "",
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Life::Blocked(since) = request.life(runtime) else { return };
    let what = if request.operation().is_update() { "updates" } else { "new functions" };
    let found = out.report(
        Member::Runtime,
        msg!(
            "{value} has been closed to {what} since {since}",
            value = Name(runtime.identifier),
            what = Word(what),
            since = Day(since)
        ),
    );
    if let Some(successor) = runtime.successor {
        found.help(features::replacement(runtime, successor, request.as_of())).param("successor", successor);
    }
    // the service may report the architecture instead: all runtimes for only one architecture are blocked by now
    let mut architectures = request.entries(Member::Architectures);
    let is_known = |name: &str| runtime.architectures.contains(&name);
    if let Some(entry) = architectures.find(|entry| entry.text().is_some_and(|name| !is_known(name))) {
        let name = Name(runtime.identifier);
        found.related(entry, msg!("{value} does not run on this architecture either", value = name));
    }
}
