use crate::facts::limits;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Timeout` is left at the default of 3 seconds.
    ///
    /// That is little as soon as the function calls something over the network, and cold starts need a part of it.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if !request.is_absent(Member::Timeout) {
        return;
    }
    let default = limits::TIMEOUT_DEFAULT;
    out.at(Member::Timeout, format!("`Timeout` is left at the default of {default} seconds"))
        .help("set `Timeout` to what the function needs at most, and a reserve")
        .param("default", default);
}
