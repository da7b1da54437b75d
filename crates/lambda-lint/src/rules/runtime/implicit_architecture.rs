use crate::facts::Family;
use crate::rule::declare_rule;
use crate::{Member, PackageType, Reporter, Request, msg};

declare_rule! {
    /// The package contains machine code, and the request does not set the architecture.
    ///
    /// The default is `x86_64`. The service accepts an image or a `bootstrap` that was built on an ARM machine, but every
    /// invocation fails with an exec format error.
    ImplicitArchitecture = "implicit-architecture", Advice,
    covers: ["arch-explicit"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "x86_64 is the default" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
    ],
    pass: [
        r#"{"PackageType": "Image", "Architectures": ["x86_64"]}"#,
        r#"{}"#,
    ],
    fail: [
        r#"{"PackageType": "Image"}"# => "/Architectures",
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"# => "/Architectures",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if !request.is_absent(Member::Architectures) {
        return;
    }
    let what = match request.package_type() {
        Some(PackageType::Image) => "the image",
        Some(PackageType::Zip) if request.runtime().is_some_and(|runtime| runtime.family == Family::Provided) => {
            "`bootstrap`"
        }
        _ => return,
    };
    out.report(
        Member::Architectures,
        msg!("without {@Architectures}, {what} must be built for `x86_64`", what = Word(what)),
    )
    .help(msg!("set {@Architectures} to the architecture of the code, even if it is `x86_64`"));
}
