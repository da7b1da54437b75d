use crate::archive::native::{self, Elf, Machine, Native};
use crate::archive::path;
use crate::facts::Family;
use crate::package::{self, BOOTSTRAP, Listed, MOST_READ};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Native code in the archive is for another processor or system than the function runs on.
    ///
    /// Libraries (`.so`, `.node`) and `bootstrap` have to be compiled for Linux on the instruction set in `Architectures`, which is
    /// `x86_64` if it is not given. It is the usual result of installing packages on another machine. Packages that bring their
    /// code for several systems are fine as long as the right one is there.
    NativeCodeForOtherArchitecture = "native-code-for-other-architecture", Warning,
    requires: [CodeZipFile],
    covers: ["zip-arch"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
        Documentation "2026-11-22" "packages with native code" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "a.node": "!elf x86_64"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
        r#"{
            "Architectures": ["arm64"],
            "Code": {
                "ZipFile": {"index.js": "", "a.node": "!elf arm64"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"#,
    ],
    fail: [
        r#"{
            "Code": {
                "ZipFile": {"index.js": "", "a.node": "!elf arm64"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Architectures": ["arm64"],
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "!elf x86_64"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
    ],
}

/// How much of a file tells its processor, in bytes.
const HEAD: usize = 64;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // libraries of Java lie in archives of their own, and choose for themselves
    let family = package::family(request).filter(|&family| family != Family::Java);
    let (Some(family), Some(wanted), Some(archive)) = (family, architecture(request), request.archive()) else {
        return;
    };
    let mut fits = false;
    // what is loaded for sure, and what may be meant for another system
    let mut misfits = [(Listed::default(), ""), (Listed::default(), "")];
    for entry in archive.entries().filter(|entry| is_native(family, entry.name)).take(MOST_READ) {
        let Some(made_for) = archive.read(&entry, HEAD).ok().and_then(|head| made_for(&head)) else { continue };
        fits |= made_for == wanted;
        // what is wrong with such a `bootstrap` is another rule's matter
        if made_for != wanted && (entry.name != BOOTSTRAP || !matches!(made_for, "macOS" | "Windows")) {
            let (listed, first) = &mut misfits[usize::from(path::names_system(entry.name))];
            listed.add(&entry);
            *first = if listed.count == 1 { made_for } else { *first };
        }
    }
    let [surely, perhaps] = misfits;
    let (listed, made_for) = if surely.0.count > 0 || fits { surely } else { perhaps };
    if listed.count > 0 {
        let names = listed.names();
        let message = format!("native code in the archive is for {made_for}, the function runs on {wanted}: {names}");
        let help = match made_for {
            "x86_64" | "arm64" => {
                format!("build or install it for {wanted}, or set `Architectures` to `[\"{made_for}\"]`")
            }
            _ => format!("build or install it for Linux on {wanted}"),
        };
        let draft = out.at(Member::CodeZipFile, message);
        draft.help(help).listed(listed).param("architecture", wanted).param("actual", made_for);
        if request.has(Member::Architectures) {
            draft.related(Member::Architectures, "the instruction set is set here");
        }
    }
}

/// The instruction set that the function runs on.
fn architecture(request: &Request<'_>) -> Option<&'static str> {
    if request.is_absent(Member::Architectures) {
        return Some("x86_64");
    }
    match request.entries(Member::Architectures).next()?.text()? {
        "x86_64" => Some("x86_64"),
        "arm64" => Some("arm64"),
        _ => None,
    }
}

/// Whether a file is loaded as native code.
fn is_native(family: Family, name: &[u8]) -> bool {
    let file = path::file_name(name);
    let has_version = || file.windows(4).any(|part| part == b".so.");
    let ends = |end: &&[u8]| file.ends_with(end);
    [&b".so"[..], b".node", b".pyd"].iter().any(ends)
        || has_version()
        || family == Family::Provided && name == BOOTSTRAP
}

/// What native code was made for.
fn made_for(head: &[u8]) -> Option<&'static str> {
    Some(match native::parse(head) {
        Native::Elf(elf) if elf.bits == 32 => "32-bit processors",
        Native::Elf(Elf { machine: Machine::X86_64, .. }) => "x86_64",
        Native::Elf(Elf { machine: Machine::Aarch64, .. }) => "arm64",
        Native::Elf(_) => "another processor",
        Native::MachO => "macOS",
        Native::Pe => "Windows",
        Native::Script(_) | Native::Unknown => return None,
    })
}
