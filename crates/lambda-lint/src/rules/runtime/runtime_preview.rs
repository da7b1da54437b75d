use crate::facts::{self, Life};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` is a public preview without support or a service level agreement.
    ///
    /// A preview may change until its release, and it logs a warning whenever an environment starts. The identifier stays the
    /// same after the release, so this warning disappears in a later version of lambda-lint.
    RuntimePreview = "runtime-preview", Warning,
    requires: [Runtime],
    covers: ["runtime-preview"],
    evidence: [
        Documentation "2026-08-25" "announcement of the previews" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{"Runtime": "python3.14"}"#,
    ],
    fail: [
        r#"{"Runtime": "nodejs26.x"}"# => "/Runtime",
        r#"{"Runtime": "python3.15"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.preview) else { return };
    if request.life(runtime) != Life::Preview {
        return;
    }
    let found = out.report(
        Member::Runtime,
        msg!(
            "{value} is a public preview without support (as of {asOf})",
            value = Name(runtime.identifier),
            asOf = Day(facts::AS_OF)
        ),
    );
    if let Some(newest) = facts::newest(runtime.family) {
        found.help(msg!("use {newest} in production", newest = Name(newest.identifier)));
    }
}
