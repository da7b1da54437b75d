use crate::facts::Family;
use crate::request::package::{self, BOOTSTRAP};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive of a function with a `provided` runtime has no `bootstrap`.
    ///
    /// Lambda starts the executable with this name at the root of the package, regardless of `Handler`. Without it, every
    /// invocation fails. Nothing is reported if a layer may provide it.
    BootstrapMissing = "bootstrap-missing", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-missing"],
    evidence: [
        Documentation "2026-11-22" "the executable is called `bootstrap`" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-provided.html",
    ],
    pass: [
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/bin/sh\n"}}
        }"##,
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
    ],
    fail: [
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"main": "!elf x86_64"}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if package::family(request) != Some(Family::Provided) {
        return;
    }
    let Some((_, files)) = package::wanted_files(request) else { return };
    let Some((archive, index)) = package::whole_contents(request) else { return };
    let nested = package::one_folder_too_deep(index, &files).is_some();
    if !nested && index.get(BOOTSTRAP).is_none() {
        let help = match archive.get(0).filter(|_| archive.len() == 1) {
            Some(only) => msg!("rename {file} to `bootstrap`", file = Name(package::name(&only))),
            None => "build the program with the name `bootstrap` and add it at the root of the archive".into(),
        };
        out.report(
            Member::CodeZipFile,
            "missing `bootstrap`, the program that the runtime starts, at the root of the archive",
        )
        .help(help);
    }
}
