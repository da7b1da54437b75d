use crate::facts::Family;
use crate::package::{self, BOOTSTRAP};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The archive of a `provided` runtime has no `bootstrap`.
    ///
    /// Lambda starts the executable of that name at the root of the package, whatever `Handler` says, and each invocation fails
    /// without it. The rule is silent where a layer may bring it.
    BootstrapMissing = "bootstrap-missing", Warning,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-missing"],
    evidence: [
        Documentation "2026-11-22" "the executable is called bootstrap" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html",
    ],
    pass: [
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {
                "ZipFile": {"bootstrap": "!script /bin/sh"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"main": "!elf x86_64"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    if package::family(request) != Some(Family::Provided) || package::has_layers(request) {
        return;
    }
    let Some((_, files)) = package::wanted_files(request) else { return };
    let (Some(archive), Some(index)) = (request.archive(), request.archive_index()) else { return };
    let nested = package::one_folder_too_deep(index, &files).is_some();
    if !archive.is_empty() && !nested && index.get(BOOTSTRAP).is_none() {
        let help = match archive.get(0).filter(|_| archive.len() == 1) {
            Some(only) => format!("rename `{}` to `bootstrap`", package::name(&only)),
            None => "build the program with the name `bootstrap`, and put it at the root of the archive".into(),
        };
        out.at(Member::CodeZipFile, "the archive has no `bootstrap` at its root, the program that the runtime starts")
            .help(help);
    }
}
