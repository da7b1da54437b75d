use crate::facts::{self, Life};
use crate::rule::declare_rule;
use crate::{Edit, Member, Reporter, Request, msg};

declare_rule! {
    /// `Runtime` runs on Amazon Linux 2, which has reached its end of life.
    ///
    /// Lambda still patches the most severe vulnerabilities for the remaining runtimes on it. Newer runtimes, and Java runtimes
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

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(runtime) = request.runtime().filter(|runtime| runtime.os == Some("Amazon Linux 2")) else { return };
    // other rules report a deprecated runtime
    if request.life(runtime) != Life::Supported {
        return;
    }
    let found = out.report(
        Member::Runtime,
        msg!("{value} runs on Amazon Linux 2, which has reached its end of life", value = Name(runtime.identifier)),
    );
    let language = runtime.identifier.strip_suffix(".al2").unwrap_or(runtime.identifier);
    if let Some(same) = facts::runtime(&format!("{language}.al2023")) {
        let edit = Edit::Replace(Member::Runtime.into(), format!("\"{}\"", same.identifier));
        found
            .help(msg!("use {successor}, the same version on Amazon Linux 2023", successor = Name(same.identifier)))
            .unsafe_fix(msg!("use {successor}", successor = Name(same.identifier)), vec![edit]);
    } else if let Some(successor) = runtime.successor {
        found.help(msg!("use {successor}", successor = Name(successor)));
    }
}
