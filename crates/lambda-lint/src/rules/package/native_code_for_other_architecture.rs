use crate::archive::native::{self, Elf, Machine, Native};
use crate::archive::{Entry, path};
use crate::facts::Family;
use crate::request::package::{self, BOOTSTRAP, Listed, MAX_READ};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};
use std::collections::BTreeSet;

declare_rule! {
    /// Native code in the archive is for another processor or operating system.
    ///
    /// Libraries (`.so`, `.node`) and `bootstrap` must be compiled for Linux and for the instruction set in `Architectures`, which
    /// is `x86_64` by default. This usually happens when packages are installed on another machine. Packages may contain code for
    /// several systems, as long as the right one is included.
    NativeCodeForOtherArchitecture = "native-code-for-other-architecture", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-arch"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/foundation-arch.html",
        Documentation "2026-11-22" "packages with native code" "https://docs.aws.amazon.com/lambda/latest/dg/python-package.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", "a.node": "!elf x86_64"}}}"#,
        r#"{"Architectures": ["arm64"], "Code": {"ZipFile": {"index.js": "", "a.node": "!elf arm64"}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", "a.node": "!elf arm64"}}}"# => "/Code/ZipFile",
        r#"{
            "Architectures": ["arm64"],
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "!elf x86_64"}}
        }"# => "/Code/ZipFile",
    ],
}

/// How much of a file tells its processor, in bytes.
const HEAD: usize = 64;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // Java libraries are archives themselves, and select the code at run time
    let family = package::family(request).filter(|&family| family != Family::Java);
    let (Some(family), Some(wanted), Some(archive)) = (family, package::architecture(request), request.archive())
    else {
        return;
    };
    let natives = archive.entries().filter(|entry| package::is_native(family, entry.name));
    let natives = natives.filter(|entry| !is_for_other_python(request, family, entry.name)).take(MAX_READ);
    let read = |entry: Entry<'_>| archive.read(&entry, HEAD).ok().and_then(|head| made_for(&head));
    let made: Vec<_> = natives.filter_map(|entry| Some((entry, read(entry)?))).collect();
    let fitting: BTreeSet<&[u8]> =
        made.iter().filter(|(_, made_for)| *made_for == wanted).map(|(entry, _)| module(entry.name)).collect();
    // code that is certainly loaded, and code that may be for another system
    let mut misfits = [(Listed::default(), ""), (Listed::default(), "")];
    for (entry, made_for) in &made {
        // another rule reports such a `bootstrap`
        let is_reported = entry.name == BOOTSTRAP && matches!(*made_for, "macOS" | "Windows");
        if *made_for != wanted && !is_reported && !fitting.contains(module(entry.name)) {
            let (listed, first) = &mut misfits[usize::from(path::names_system(entry.name))];
            listed.add(entry);
            *first = if listed.count == 1 { made_for } else { *first };
        }
    }
    let [surely, perhaps] = misfits;
    let (listed, made_for) = if surely.0.count > 0 || !fitting.is_empty() { surely } else { perhaps };
    if listed.count > 0 {
        let message = msg!(
            "native code in the archive is for {actual}, but the function runs on {architecture}: {names}",
            actual = Word(made_for),
            architecture = Word(wanted),
            names = listed.list()
        );
        let help = match made_for {
            "x86_64" | "arm64" => msg!(
                "build or install it for {architecture}, or set {@Architectures} to {expected}",
                architecture = Word(wanted),
                expected = Name(format!("[\"{made_for}\"]"))
            ),
            _ => msg!("build or install it for Linux on {architecture}", architecture = Word(wanted)),
        };
        let found = out.report(Member::CodeZipFile, message).help(help).param("entries", listed.count);
        if request.has(Member::Architectures) {
            found.related(Member::Architectures, "the instruction set is set here");
        }
    }
}

/// The path up to the first dot of the file name: the same for `_x.cpython-313-x86_64-linux-gnu.so` and for the module
/// next to it that is for another processor. Python and Node.js load the one that fits.
fn module(name: &[u8]) -> &[u8] {
    let file = path::file_name(name);
    let stem = file.iter().position(|&b| b == b'.').unwrap_or(file.len());
    &name[..name.len() - file.len() + stem]
}

/// Whether a compiled Python module is for another Python or system by its name, which another rule reports.
#[cfg(feature = "package")]
fn is_for_other_python(request: &Request<'_>, family: Family, name: &[u8]) -> bool {
    let version = request.runtime().and_then(crate::facts::packages::version).filter(|_| family == Family::Python);
    let file = std::str::from_utf8(path::file_name(name)).ok();
    let module = file.and_then(crate::inspect::extension::parse);
    matches!((module, version), (Some(module), Some(version)) if !crate::contents::python::is_loaded(&module, version))
}

#[cfg(not(feature = "package"))]
fn is_for_other_python(_: &Request<'_>, _: Family, _: &[u8]) -> bool {
    false
}

/// The system or processor that native code is for.
fn made_for(head: &[u8]) -> Option<&'static str> {
    Some(match native::parse(head) {
        Native::Elf(Elf { machine: Machine::Other(3), .. }) => "i386 (32-bit x86)",
        Native::Elf(Elf { machine: Machine::Other(40), .. }) => "32-bit ARM",
        Native::Elf(elf) if elf.bits == 32 => "32-bit processors",
        Native::Elf(Elf { machine: Machine::X86_64, .. }) => "x86_64",
        Native::Elf(Elf { machine: Machine::Aarch64, .. }) => "arm64",
        Native::Elf(Elf { machine: Machine::Other(20 | 21), .. }) => "PowerPC",
        Native::Elf(Elf { machine: Machine::Other(22), .. }) => "s390x",
        Native::Elf(Elf { machine: Machine::Other(243), .. }) => "RISC-V",
        Native::Elf(_) => "another processor",
        Native::MachO => "macOS",
        Native::Pe => "Windows",
        Native::Script(_) | Native::Unknown => return None,
    })
}
