use crate::archive::{Format, NotAnArchive};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// The deployment package is not a zip archive, or it is broken.
    ///
    /// The service unpacks zip archives (`.zip`, `.jar`) only. Other archives, plain source code and single programs are refused,
    /// and so is an archive that was cut on the way or encoded twice.
    NotAZipArchive = "not-a-zip-archive", Error,
    requires: [CodeZipFile],
    covers: ["zip-not-zip"],
    aws: INVALID_PARAMETER,
    evidence: [
        Answer "2025-11-25" "the service could not unzip the file" "",
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/configuration-function-zip.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": ""}, "S3Bucket": "builds", "S3Key": "orders.zip"}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": "H4sIAAAAAAAAAw==", "S3Bucket": "builds", "S3Key": "orders.zip"}}"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": "ZXhwb3J0cy5oYW5kbGVyID0gYXN5bmMgKCkgPT4gMTsK",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Code": {
                "ZipFile": "VUVzREJCUUFBQUFBQUFBQUlWb0FBQUFBQUFBQUFBQUFBQUFJQUFBQWFXNWtaWGd1YW5OUVN3RUNGQU1V",
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(fault) = request.archive_fault() else { return };
    let (what, help) = match fault {
        // another rule speaks
        NotAnArchive::Empty => return,
        NotAnArchive::Format(format) => return report(out, format),
        NotAnArchive::Text => {
            ("text stands where a zip archive is expected", "pack the source code into a zip archive")
        }
        NotAnArchive::EncodedTwice if request.zip_file().is_some() => {
            ("the archive is in base64 already, which a client would do once more", "give the archive as it is")
        }
        NotAnArchive::EncodedTwice => {
            ("the archive is in base64 twice", "encode the archive once; SDKs do it by themselves")
        }
        NotAnArchive::Truncated => {
            ("the archive is cut off: its directory, which stands at the end, is missing", "pack or copy it once more")
        }
        NotAnArchive::MultiDisk => ("the archive is one part of several", "pack it in one part"),
        NotAnArchive::BrokenDirectory => {
            ("the archive is damaged: its directory does not hold what it should", "pack or copy it once more")
        }
        NotAnArchive::Unknown => ("the bytes are no zip archive", "pack the files into a zip archive"),
    };
    out.at(Member::CodeZipFile, what).help(help);
}

/// The bytes are a file of another format.
fn report(out: &mut Diagnostics<'_>, format: Format) {
    let help = match format {
        Format::Elf => "pack the program into a zip archive, with the name `bootstrap` for `provided` runtimes",
        Format::MachO | Format::Pe => "compile the program for Linux, and pack it into a zip archive",
        Format::Script | Format::JavaClass => "pack the file into a zip archive",
        _ => "pack the files into a zip archive instead",
    };
    let name = format.name();
    out.at(Member::CodeZipFile, format!("the package is of the format {name}, not a zip archive"))
        .help(help)
        .param("format", name);
}
