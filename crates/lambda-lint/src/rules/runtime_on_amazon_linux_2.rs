use crate::facts::{self, Life};
use crate::rule::declare_rule;
use crate::{Diagnostics, Edit, Member, Request};

declare_rule! {
    /// `Runtime` runs on Amazon Linux 2, whose own life has ended.
    ///
    /// Lambda goes on patching the most severe faults for the runtimes that are left on it. Newer runtimes, and those of Java
    /// that end in `.al2023`, run on Amazon Linux 2023.
    RuntimeOnAmazonLinux2 = "runtime-on-amazon-linux-2", Advice,
    requires: [Runtime],
    covers: ["runtime-al2"],
    groups: [Security],
    evidence: [
        Documentation "2026-10-20" "Amazon Linux 2 reached its end of life on 2026-06-30" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{"Runtime": "java21", "Handler": "example.Orders"}"#,
        r#"{"Runtime": "java17.al2023", "Handler": "example.Orders"}"#,
    ],
    fail: [
        r#"{"Runtime": "java17", "Handler": "example.Orders"}"# => "/Runtime",
        r#"{"Runtime": "python3.11", "Handler": "app.handler"}"# => "/Runtime",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.os == Some("Amazon Linux 2")) else { return };
    // one word about its life is enough
    if request.life(runtime) != Life::Supported {
        return;
    }
    let draft = out.at(Member::Runtime, format!("`{}` runs on Amazon Linux 2, which has ended", runtime.identifier));
    let language = runtime.identifier.strip_suffix(".al2").unwrap_or(runtime.identifier);
    if let Some(same) = facts::runtime(&format!("{language}.al2023")) {
        draft
            .help(format!("use `{}`, the same version on Amazon Linux 2023", same.identifier))
            .param("successor", same.identifier)
            .unsafe_fix(
                format!("write `{}`", same.identifier),
                vec![Edit::Replace(Member::Runtime.into(), format!("\"{}\"", same.identifier))],
            );
    } else if let Some(successor) = runtime.successor {
        draft.help(format!("use `{successor}`")).param("successor", successor);
    }
}
