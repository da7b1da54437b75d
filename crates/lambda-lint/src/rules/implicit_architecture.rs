use crate::facts::Family;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, PackageType, Request};

declare_rule! {
    /// The package holds machine code, and the request does not say for which architecture.
    ///
    /// It is x86_64 then. An image or a `bootstrap` that was built on a machine with an ARM processor is taken all the same, and
    /// fails on every start with an exec format error.
    ImplicitArchitecture = "implicit-architecture", Advice,
    covers: ["arch-explicit"],
    groups: [Operations],
    evidence: [
        Documentation "2026-11-22" "x86_64 is the default" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
    ],
    pass: [
        r#"{
            "PackageType": "Image",
            "Architectures": ["x86_64"],
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"#,
        r#"{}"#,
    ],
    fail: [
        r#"{
            "PackageType": "Image",
            "Runtime": "nodejs24.x",
            "Handler": "index.handler",
            "Code": {"S3Bucket": "builds", "S3Key": "orders.zip", "ImageUri": null}
        }"# => "/Architectures",
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap"}"# => "/Architectures",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
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
    out.at(Member::Architectures, format!("without `Architectures` {what} has to be for `x86_64`"))
        .help("set `Architectures` to what the code is built for, also if it is `x86_64`");
}
