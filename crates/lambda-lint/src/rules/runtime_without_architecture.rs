use crate::facts::Life;
use crate::message::list_of;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Param, Request};

declare_rule! {
    /// The `Runtime` does not exist for the instruction set in `Architectures`.
    ///
    /// Runtimes on the first Amazon Linux know `x86_64` only. All of them are blocked by now, of which another rule
    /// speaks; this one is for requests that are judged as of an earlier day.
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

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime().filter(|_| request.package_type() == Some(PackageType::Zip)) else { return };
    // an empty list: nobody says
    if runtime.architectures.is_empty() || matches!(request.life(runtime), Life::Blocked(_)) {
        return;
    }
    for entry in request.entries(Member::Architectures) {
        let Some(name) = entry.text().filter(|name| !runtime.architectures.contains(name)) else { continue };
        let message = format!(
            "`{}` does not run on `{name}`, only on {}",
            runtime.identifier,
            list_of(runtime.architectures, "and")
        );
        let draft = out.at(entry, message);
        draft.related(Member::Runtime, "the runtime is chosen here");
        draft.param("runtime", runtime.identifier).param("allowed", Param::list(runtime.architectures));
        if let Some(successor) = runtime.successor {
            draft.help(format!("use `{successor}`")).param("successor", successor);
        }
    }
}
