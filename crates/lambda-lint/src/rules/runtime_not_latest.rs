use crate::facts::Life;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// There is a newer `Runtime` for the same language.
    ///
    /// A new function that begins with the newest version lives longest without a migration.
    RuntimeNotLatest = "runtime-not-latest", Advice,
    requires: [Runtime],
    covers: ["runtime-not-latest"],
    groups: [Operations],
    evidence: [
        Judgement "2026-11-22" "the later a runtime begins, the later it ends" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{"Runtime": "python3.14", "Handler": "app.handler"}"#,
    ],
    fail: [
        r#"{"Runtime": "python3.12", "Handler": "app.handler"}"# => "/Runtime",
        r#"{"Runtime": "java21", "Handler": "example.Orders"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime() else { return };
    let Some(successor) = runtime.successor else { return };
    // what is about to end, or stands on what has ended, has another rule that says so
    if runtime.os == Some("Amazon Linux 2") || runtime.life(request.as_of()) != Life::Supported {
        return;
    }
    out.at(Member::Runtime, format!("`{}` has a newer version: `{successor}`", runtime.identifier))
        .help(format!("use `{successor}` if the code and its libraries allow it"))
        .param("successor", successor);
}
