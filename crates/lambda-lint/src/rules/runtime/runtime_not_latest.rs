use crate::facts::Life;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// There is a newer `Runtime` for the same language.
    ///
    /// A new function on the newest version goes the longest without a migration.
    RuntimeNotLatest = "runtime-not-latest", Advice,
    requires: [Runtime],
    covers: ["runtime-not-latest"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "newer runtimes are supported longer" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{"Runtime": "python3.14", "Handler": "app.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "python3.12", "Handler": "app.handler"}"# => "/Runtime",
        r#"{"Runtime": "java21", "Handler": "example.Orders"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Some(successor) = runtime.successor else { return };
    // other rules report runtimes that end soon, or whose operating system has ended
    if runtime.os == Some("Amazon Linux 2") || request.life(runtime) != Life::Supported {
        return;
    }
    out.report(
        Member::Runtime,
        msg!("{value} has a newer version: {successor}", value = Name(runtime.identifier), successor = Name(successor)),
    )
    .help(msg!("use {successor} if the code and its libraries support it", successor = Name(successor)));
}
