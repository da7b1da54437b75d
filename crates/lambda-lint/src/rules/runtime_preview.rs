use crate::facts::{self, Life};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `Runtime` is a public preview, without support and without a service level.
    ///
    /// A preview may change until it is released, and it writes a warning to the log whenever an environment starts. The
    /// identifier stays the same after the release, so this goes away by itself, with newer data of this linter.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.preview) else { return };
    if runtime.life(request.as_of()) != Life::Preview {
        return;
    }
    let message = format!("`{}` is a public preview without support (as of {})", runtime.identifier, facts::AS_OF);
    let draft = out.at(Member::Runtime, message);
    draft.param("asOf", facts::AS_OF.to_string());
    if let Some(newest) = facts::newest(runtime.family) {
        draft.help(format!("use `{}` in production", newest.identifier)).param("newest", newest.identifier);
    }
}
