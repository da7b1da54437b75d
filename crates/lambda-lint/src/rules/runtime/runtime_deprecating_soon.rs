use crate::facts::{Life, limits};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` will be deprecated within the next 180 days.
    ///
    /// AWS announces a deprecation 180 days in advance. For a new function, choose a runtime with longer support.
    RuntimeDeprecatingSoon = "runtime-deprecating-soon", Advice,
    requires: [Runtime],
    covers: ["runtime-deprecating-soon"],
    groups: [Operations],
    evidence: [
        Documentation "2026-10-20" "AWS gives notice 180 days ahead" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{}"#,
        r#"{"Runtime": "java17", "Handler": "example.Orders"}"#,
    ],
    fail: [
        r#"{"Runtime": "nodejs22.x"}"# => "/Runtime",
        r#"{"Runtime": "ruby3.3", "Handler": "function.handler"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Life::Deprecating(on) = request.life(runtime) else { return };
    let days = request.as_of().days_until(on);
    let found = out.report(
        Member::Runtime,
        msg!(
            "{value} will be deprecated on {on}, in {days}",
            value = Name(runtime.identifier),
            on = Day(on),
            days = Days(i64::from(days))
        ),
    );
    found.param("notice", i64::from(limits::DEPRECATION_NOTICE));
    if let Some(successor) = runtime.successor {
        found.help(msg!("use {successor}", successor = Name(successor)));
    }
}
