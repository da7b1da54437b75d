use crate::archive::path;
use crate::contents::native;
use crate::contents::{Files, MAX_FILE, python};
use crate::facts::Family;
use crate::facts::packages::{self, System};
use crate::inspect::elf::{self, Elf};
use crate::inspect::extension;
use crate::message::{Message, Word};
use crate::request::package::{BOOTSTRAP, Listed, MAX_READ};
use crate::request::package::{architecture, is_native};
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Native code in the archive needs a newer C or C++ library than the runtime has.
    ///
    /// A library or program compiled on a newer Linux distribution fails to load: `version 'GLIBC_2.38' not found`. Amazon
    /// Linux 2 has glibc 2.26, and Amazon Linux 2023 has glibc 2.34. Code for musl, the C library of Alpine Linux, does not
    /// load either.
    ///
    /// The rule only checks files for the instruction set of the function. Nothing is reported about a musl file if the
    /// package contains the same file for glibc.
    GlibcTooNew = "glibc-too-new", Warning,
    requires: [CodeZipFile],
    covers: ["zip-glibc"],
    evidence: [
        Documentation "2026-11-30" "the C library of Amazon Linux 2023" "https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html",
        Documentation "2026-11-30" "the operating system of each runtime" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.so": "!elf x86_64 GLIBC_2.34"}}
        }"#,
        r#"{
            "Runtime": "nodejs22.x",
            "Handler": "index.handler",
            "Code": {"ZipFile": {
                "index.js": "exports.handler = async () => {};",
                "node_modules/x-linux-x64/x.node": "!elf x86_64 GLIBC_2.17",
                "node_modules/x-linuxmusl-x64/x.node": "!elf x86_64 /lib/ld-musl-x86_64.so.1"
            }}
        }"#,
    ],
    fail: [
        r#"{
            "Runtime": "python3.13",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.so": "!elf x86_64 GLIBC_2.35"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "python3.11",
            "Handler": "app.handler",
            "Code": {"ZipFile": {"app.py": "def handler(event, context): pass\n", "x/_x.so": "!elf x86_64 GLIBC_2.27"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "provided.al2023",
            "Handler": "bootstrap",
            "Code": {"ZipFile": {"bootstrap": "!elf x86_64 /lib/ld-musl-x86_64.so.1"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Runtime": "nodejs22.x",
            "Handler": "index.handler",
            "Code": {"ZipFile": {
                "index.js": "exports.handler = async () => {};",
                "node_modules/x-linuxmusl-x64/x.node": "!elf x86_64 /lib/ld-musl-x86_64.so.1"
            }}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    // Java libraries are archives themselves
    let Some(files) = Files::of(request).filter(|files| files.family != Family::Java) else { return };
    let (Some(system), Some(architecture)) = (packages::system(files.runtime), architecture(request)) else { return };
    let brings_cpp = files.archive.entries().any(|entry| path::file_name(entry.name).starts_with(b"libstdc++.so"));
    let mut found: Option<(Listed, Need)> = None;
    let mut buffer = Vec::new();
    let natives = files.archive.entries().filter(|entry| is_native(files.family, entry.name));
    for entry in natives.take(MAX_READ) {
        // another rule reports a module that Python does not load
        if is_for_other_python(&files, entry.name) {
            continue;
        }
        // one of several files for different systems, which may include Alpine Linux
        let names_system = path::names_system(entry.name) && entry.name != BOOTSTRAP;
        if names_system && !is_only_for_musl(&files, entry.text().unwrap_or_default()) {
            continue;
        }
        let Some(elf) = files.read_into(&entry, MAX_FILE, &mut buffer).and_then(elf::parse) else { continue };
        if elf.machine != native::machine(architecture) {
            continue;
        }
        let Some(need) = need(&elf, system, brings_cpp) else { continue };
        if names_system && need.library != Library::Musl {
            continue;
        }
        let (listed, most) = found.get_or_insert_with(|| (Listed::default(), need.clone()));
        listed.add(&entry);
        if need.version > most.version {
            *most = need;
        }
    }
    let Some((listed, need)) = found else { return };
    let (names, os) = (listed.list(), Word(system.os));
    let message = match need.library {
        Library::Musl => {
            msg!(
                "native code in the archive needs musl, which {system} does not include: {names}",
                system = os,
                names = names
            )
        }
        _ => msg!(
            "native code in the archive needs {actual}, but {system} has only {max}: {names}",
            actual = Word(need.version()),
            system = os,
            max = Word(need.has(system)),
            names = names
        ),
    };
    out.report(Member::CodeZipFile, message)
        .help(help(&files, architecture, system.os))
        .param("entries", listed.count)
        .related(Member::Runtime, "the runtime decides the operating system");
}

/// Whether the name of a compiled module tells that this Python does not load it.
fn is_for_other_python(files: &Files<'_>, name: &[u8]) -> bool {
    let version = files.version().filter(|_| files.family == Family::Python);
    let module = std::str::from_utf8(path::file_name(name)).ok().and_then(extension::parse);
    matches!((module, version), (Some(module), Some(version)) if !python::is_loaded(&module, version))
}

fn help(files: &Files<'_>, architecture: &str, os: &'static str) -> Message {
    let command = match files.family {
        Family::Python => native::pip_command(files, architecture, "PACKAGE"),
        Family::Nodejs => {
            let cpu = if architecture == "arm64" { "arm64" } else { "x64" };
            Some(format!("npm install --os=linux --cpu={cpu} --libc=glibc"))
        }
        _ => None,
    };
    match command {
        Some(command) => msg!("install packages that are built for an older Linux: {command}", command = Name(command)),
        None => msg!("build it on {system}, or link it statically", system = Word(os)),
    }
}

/// Whether the name of a file says that it is for musl, and the same is not there for glibc, for WebAssembly, or built in place.
fn is_only_for_musl(files: &Files<'_>, name: &str) -> bool {
    const OTHER_NAMES: &[(&str, &str)] =
        &[("linuxmusl", "linux"), ("musl", "glibc"), ("musl", "gnu"), ("-musl", ""), (".musl", ""), ("+musl", "")];
    let Some(at) = name.find("musl") else { return false };
    // up to the end of the part of the path that has the word
    let end = name[at..].find('/').map_or(name.len(), |slash| at + slash);
    let has = |path: &str| files.get(path).is_some() || files.has_folder(path);
    let has_other = OTHER_NAMES.iter().any(|(musl, other)| {
        let path = name[..end].replace(musl, other);
        path != name[..end] && has(&path)
    });
    let has_fallback = || {
        let fallbacks: [&[u8]; 2] = [b"wasm", b"build/Release/"];
        let is_fallback = |path: &[u8]| fallbacks.iter().any(|part| path.windows(part.len()).any(|at| at == *part));
        files.index.any(is_fallback).is_some()
    };
    !has_other && !has_fallback()
}

/// A version of a library that a system does not have.
#[derive(Clone, Debug)]
struct Need {
    library: Library,
    version: Vec<u32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Library {
    Glibc,
    Glibcxx,
    CxxAbi,
    Musl,
}

impl Need {
    fn version(&self) -> String {
        format!("{}{}", self.library.prefix(), dotted(&self.version))
    }

    fn has(&self, system: &System) -> String {
        let newest = self.library.newest(system).unwrap_or_default();
        format!("{}{}", self.library.prefix(), dotted(newest))
    }
}

impl Library {
    fn prefix(self) -> &'static str {
        match self {
            Self::Glibc => "GLIBC_",
            Self::Glibcxx => "GLIBCXX_",
            Self::CxxAbi => "CXXABI_",
            Self::Musl => "",
        }
    }

    fn newest(self, system: &System) -> Option<&'static [u32]> {
        match self {
            Self::Glibc => Some(system.glibc),
            Self::Glibcxx => system.glibcxx,
            Self::CxxAbi => system.cxxabi,
            Self::Musl => None,
        }
    }
}

/// The newest version that a file needs and the system lacks.
fn need(elf: &Elf, system: &System, brings_cpp: bool) -> Option<Need> {
    let is_musl = |name: &String| name.starts_with("libc.musl-");
    let has_musl_loader = elf.interpreter.as_ref().is_some_and(|path| path.contains("/ld-musl-"));
    if has_musl_loader || elf.needed.iter().any(is_musl) {
        return Some(Need { library: Library::Musl, version: Vec::new() });
    }
    let libraries: &[Library] = match brings_cpp {
        true => &[Library::Glibc],
        false => &[Library::Glibc, Library::Glibcxx, Library::CxxAbi],
    };
    libraries.iter().find_map(|&library| {
        let newest = library.newest(system)?;
        let versions = elf.versions.iter().filter_map(|version| numbers(version.name.strip_prefix(library.prefix())?));
        let version = versions.max()?;
        (version.as_slice() > newest).then_some(Need { library, version })
    })
}

/// `2.34` as numbers; nothing for `PRIVATE` and `ABI_DT_RELR`.
fn numbers(version: &str) -> Option<Vec<u32>> {
    version.split('.').map(|part| part.parse().ok()).collect()
}

fn dotted(version: &[u32]) -> String {
    version.iter().map(u32::to_string).collect::<Vec<_>>().join(".")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions() {
        assert_eq!(numbers("2.2.5"), Some(vec![2, 2, 5]));
        assert_eq!(numbers("ABI_DT_RELR"), None);
        assert!(numbers("2.4") < numbers("2.34") && numbers("2.34") > numbers("2.34").map(|_| vec![2, 33, 9]));
        assert_eq!(dotted(&[2, 34]), "2.34");
    }
}
