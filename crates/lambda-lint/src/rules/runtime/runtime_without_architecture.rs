use crate::facts::Life;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` does not support the instruction set in `Architectures`.
    ///
    /// Runtimes on Amazon Linux 1 only support `x86_64`. All of them are blocked now, which another rule reports.
    /// This rule is for requests that are checked as of an earlier date.
    RuntimeWithoutArchitecture = "runtime-without-architecture", Error,
    requires: [Architectures],
    covers: ["runtime-arch"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2021-10" "`provided` does not support `arm64`" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
    ],
    pass: [
        r#"{"Architectures": ["arm64"], "Runtime": "provided.al2023", "Handler": "bootstrap"}"#,
    ],
    fail: [],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime().filter(|_| request.package_type() == Some(PackageType::Zip)) else { return };
    // an empty list: not documented
    if runtime.architectures.is_empty() || matches!(request.life(runtime), Life::Blocked(_)) {
        return;
    }
    for entry in request.entries(Member::Architectures) {
        let Some(name) = entry.text().filter(|name| !runtime.architectures.contains(name)) else { continue };
        let found = out.report(
            entry,
            msg!(
                "{runtime} does not run on {value}, only on {allowed}",
                runtime = Name(runtime.identifier),
                value = Text(name),
                allowed = AllOf(runtime.architectures)
            ),
        );
        found.related(Member::Runtime, "the runtime is set here");
        if let Some(successor) = runtime.successor {
            found.help(msg!("use {successor}", successor = Name(successor)));
        }
    }
}
