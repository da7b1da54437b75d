use crate::archive::{Format, NotAnArchive};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The deployment package is not a zip archive, or it is damaged.
    ///
    /// The service only unpacks zip archives (`.zip`, `.jar`). It rejects other archives, source code and single programs, and
    /// also archives that are truncated or encoded twice.
    NotAZipArchive = "not-a-zip-archive", Error archive,
    requires: [CodeZipFile],
    covers: ["zip-not-zip"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the service could not unzip the file" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": "H4sIAAAAAAAAAw=="}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": "ZXhwb3J0cy5oYW5kbGVyID0gYXN5bmMgKCkgPT4gMTsK"}}"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": "VUVzREJCUUFBQUFBQUFBQUlWb0FBQUFBQUFBQUFBQUFBQUFJQUFBQWFXNWtaWGd1YW5OUVN3RUNGQU1V"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(fault) = request.archive_fault() else { return };
    let (message, help) = match fault {
        // another rule reports an empty archive
        NotAnArchive::Empty => return,
        NotAnArchive::Format(format) => return report(out, format),
        NotAnArchive::Text => ("expected a zip archive, found text", "put the source code into a zip archive"),
        NotAnArchive::EncodedTwice if request.zip_file().is_some() => {
            ("the archive is already encoded in base64, and a client would encode it again", "pass the archive itself")
        }
        NotAnArchive::EncodedTwice => {
            ("the archive is encoded in base64 twice", "encode the archive once; SDKs do it themselves")
        }
        NotAnArchive::Truncated => {
            ("the archive is truncated: the directory at its end is missing", "create or copy the archive again")
        }
        NotAnArchive::MultiDisk => ("the archive is one part of several", "create it as one file"),
        NotAnArchive::BrokenDirectory => {
            ("the archive is damaged: its directory is invalid", "create or copy the archive again")
        }
        NotAnArchive::Unknown => ("expected a zip archive, found unknown bytes", "put the files into a zip archive"),
    };
    out.report(Member::CodeZipFile, message).help(help);
}

/// The bytes are a file of another format.
fn report(out: &mut Reporter<'_>, format: Format) {
    let help = match format {
        Format::Elf => "put the program into a zip archive, with the name `bootstrap` for `provided` runtimes",
        Format::MachO | Format::Pe => "compile the program for Linux, and put it into a zip archive",
        Format::Script | Format::JavaClass => "put the file into a zip archive",
        _ => "put the files into a zip archive instead",
    };
    out.report(Member::CodeZipFile, msg!("expected a zip archive, found {format}", format = Word(format.name())))
        .help(help);
}
