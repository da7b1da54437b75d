use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Timeout` is the default of 3 seconds.
    ///
    /// That is short for a function that calls other services over the network, and a cold start uses up part of it.
    DefaultTimeout = "default-timeout", Advice,
    covers: ["timeout-default"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-17" "3 seconds unless set" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html",
    ],
    pass: [
        r#"{"Timeout": 3}"#,
    ],
    fail: [
        r#"{}"# => "/Timeout",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !request.is_absent(Member::Timeout) {
        return;
    }
    out.report(Member::Timeout, msg!("{@Timeout} defaults to {default}", default = Seconds(limits::TIMEOUT_DEFAULT)))
        .help(msg!("set {@Timeout} to the longest expected duration plus a margin"));
}
