use crate::facts::{Life, limits};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Runtime` is deprecated within the next 180 days.
    ///
    /// This is the time of notice that Lambda itself gives. A function that is new today is best made with a runtime that
    /// lasts longer.
    RuntimeDeprecatingSoon = "runtime-deprecating-soon", Advice,
    requires: [Runtime],
    covers: ["runtime-deprecating-soon"],
    groups: [Operations],
    evidence: [
        Documentation "2026-10-20" "notice is given 180 days ahead" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Life::Deprecating(on) = runtime.life(request.as_of()) else { return };
    let days = request.as_of().days_until(on);
    let message =
        format!("`{}` is deprecated on {on}, in {days} day{}", runtime.identifier, if days == 1 { "" } else { "s" });
    let draft = out.at(Member::Runtime, message);
    draft
        .param("on", on.to_string())
        .param("days", i64::from(days))
        .param("notice", i64::from(limits::DEPRECATION_NOTICE));
    if let Some(successor) = runtime.successor {
        draft.help(format!("use `{successor}`")).param("successor", successor);
    }
}
