use crate::archive::path;
use crate::contents::native;
use crate::contents::{Files, MAX_FILE};
use crate::facts::Family;
use crate::facts::packages::{self, System};
use crate::inspect::elf::{self, Elf};
use crate::request::package::{BOOTSTRAP, Listed, MAX_READ};
use crate::request::package::{architecture, is_native};
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// Native code in the archive needs a newer C or C++ library than the runtime's system has.
    ///
    /// A library or program that was compiled on a newer Linux fails to load: `version 'GLIBC_2.38' not found`. Amazon Linux 2 has
    /// glibc 2.26 and Amazon Linux 2023 has glibc 2.34. Code for musl, the C library of Alpine Linux, does not load either.
    ///
    /// The rule looks at files for the function's instruction set. It is silent about files for musl where the package has the
    /// same for glibc.
    GlibcTooNew = "glibc-too-new", Warning,
    requires: [CodeZipFile],
    covers: ["zip-glibc"],
    evidence: [
        Documentation "2026-11-30" "the C library of Amazon Linux 2023" "https://docs.aws.amazon.com/linux/al2023/ug/core-glibc.html",
        Documentation "2026-11-30" "the system of each runtime" "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
    ],
    pass: [
        r#"{"Runtime": "python3.13", "Handler": "app.handler", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVqvpYU8IgAAACIAAAAGAAAAYXBwLnB5ZGVmIGhhbmRsZXIoZXZlbnQsIGNvbnRleHQpOiBwYXNzClBLAwQUAAAAAAAAACFaLtp/xyYBAAAmAQAABwAAAHgvX3guc29/RUxGAgEBAAAAAAAAAAAAAwA+AAEAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQAA4AAIAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAmAQAAAAAAACYBAAAAAAAACAAAAAAAAAACAAAAAAAAALAAAAAAAAAAsAAAAAAAAACwAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAAIAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAFAAAAAAAAAPAAAAAAAAAA/v//bwAAAAAGAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbGliYy5zby42AEdMSUJDXzIuMzQAAQABAAEAAAAQAAAAAAAAAAAAAAAAAAIACwAAAAAAAABQSwECFAMUAAAAAAAAACFar6WFPCIAAAAiAAAABgAAAAAAAAAAAAAApIEAAAAAYXBwLnB5UEsBAhQDFAAAAAAAAAAhWi7af8cmAQAAJgEAAAcAAAAAAAAAAAAAAKSBRgAAAHgvX3guc29QSwUGAAAAAAIAAgBpAAAAkQEAAAAA", "S3Bucket": null, "S3Key": null}}"#,
        r#"{"Runtime": "nodejs22.x", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVqehn+CIgAAACIAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXIgPSBhc3luYyAoKSA9PiB7fTsKUEsDBBQAAAAAAAAAIVoAAAAAAAAAAAAAAAAfAAAAbm9kZV9tb2R1bGVzL3gtbGludXgteDY0L3gubm9kZVBLAwQUAAAAAAAAACFaLWkAMFwBAABcAQAAIwAAAG5vZGVfbW9kdWxlcy94LWxpbnV4bXVzbC14NjQveC5ub2Rlf0VMRgIBAQAAAAAAAAAAAAMAPgABAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAADAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQwEAAAAAAABDAQAAAAAAAAgAAAAAAAAAAgAAAAAAAADoAAAAAAAAAOgAAAAAAAAA6AAAAAAAAABAAAAAAAAAAEAAAAAAAAAACAAAAAAAAAADAAAAAAAAAEMBAAAAAAAAQwEAAAAAAABDAQAAAAAAABkAAAAAAAAAGQAAAAAAAAAIAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAFAAAAAAAAACgBAAAAAAAA/v//bwAAAAAzAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbGliYy5zby42AAEAAAABAAAAEAAAAAAAAAAvbGliL2xkLW11c2wteDg2XzY0LnNvLjEAUEsBAhQDFAAAAAAAAAAhWp6Gf4IiAAAAIgAAAAgAAAAAAAAAAAAAAKSBAAAAAGluZGV4LmpzUEsBAhQDFAAAAAAAAAAhWgAAAAAAAAAAAAAAAB8AAAAAAAAAAAAAAKSBSAAAAG5vZGVfbW9kdWxlcy94LWxpbnV4LXg2NC94Lm5vZGVQSwECFAMUAAAAAAAAACFaLWkAMFwBAABcAQAAIwAAAAAAAAAAAAAApIGFAAAAbm9kZV9tb2R1bGVzL3gtbGludXhtdXNsLXg2NC94Lm5vZGVQSwUGAAAAAAMAAwDUAAAAIgIAAAAA", "S3Bucket": null, "S3Key": null}}"#,
    ],
    fail: [
        r#"{"Runtime": "python3.13", "Handler": "app.handler", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVqvpYU8IgAAACIAAAAGAAAAYXBwLnB5ZGVmIGhhbmRsZXIoZXZlbnQsIGNvbnRleHQpOiBwYXNzClBLAwQUAAAAAAAAACFaRExmsUIBAABCAQAABwAAAHgvX3guc29/RUxGAgEBAAAAAAAAAAAAAwA+AAEAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQAA4AAIAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABCAQAAAAAAAEIBAAAAAAAACAAAAAAAAAACAAAAAAAAALAAAAAAAAAAsAAAAAAAAACwAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAAIAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAFAAAAAAAAAPAAAAAAAAAA/v//bwAAAAASAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbGliYy5zby42AEdMSUJDXzIuMi41AEdMSUJDXzIuMzgAAQACAAEAAAAQAAAAAAAAAAAAAAAAAAIACwAAABAAAAAAAAAAAAACABcAAAAAAAAAUEsBAhQDFAAAAAAAAAAhWq+lhTwiAAAAIgAAAAYAAAAAAAAAAAAAAKSBAAAAAGFwcC5weVBLAQIUAxQAAAAAAAAAIVpETGaxQgEAAEIBAAAHAAAAAAAAAAAAAACkgUYAAAB4L194LnNvUEsFBgAAAAACAAIAaQAAAK0BAAAAAA==", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
        r#"{"Runtime": "python3.11", "Handler": "app.handler", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVqvpYU8IgAAACIAAAAGAAAAYXBwLnB5ZGVmIGhhbmRsZXIoZXZlbnQsIGNvbnRleHQpOiBwYXNzClBLAwQUAAAAAAAAACFazwaLZSYBAAAmAQAABwAAAHgvX3guc29/RUxGAgEBAAAAAAAAAAAAAwA+AAEAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQAA4AAIAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAmAQAAAAAAACYBAAAAAAAACAAAAAAAAAACAAAAAAAAALAAAAAAAAAAsAAAAAAAAACwAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAAIAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAFAAAAAAAAAPAAAAAAAAAA/v//bwAAAAAGAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbGliYy5zby42AEdMSUJDXzIuMjgAAQABAAEAAAAQAAAAAAAAAAAAAAAAAAIACwAAAAAAAABQSwECFAMUAAAAAAAAACFar6WFPCIAAAAiAAAABgAAAAAAAAAAAAAApIEAAAAAYXBwLnB5UEsBAhQDFAAAAAAAAAAhWs8Gi2UmAQAAJgEAAAcAAAAAAAAAAAAAAKSBRgAAAHgvX3guc29QSwUGAAAAAAIAAgBpAAAAkQEAAAAA", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
        r#"{"Runtime": "provided.al2023", "Handler": "bootstrap", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVotaQAwXAEAAFwBAAAJAAAAYm9vdHN0cmFwf0VMRgIBAQAAAAAAAAAAAAMAPgABAAAAAAAAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAADAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQwEAAAAAAABDAQAAAAAAAAgAAAAAAAAAAgAAAAAAAADoAAAAAAAAAOgAAAAAAAAA6AAAAAAAAABAAAAAAAAAAEAAAAAAAAAACAAAAAAAAAADAAAAAAAAAEMBAAAAAAAAQwEAAAAAAABDAQAAAAAAABkAAAAAAAAAGQAAAAAAAAAIAAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAFAAAAAAAAACgBAAAAAAAA/v//bwAAAAAzAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAbGliYy5zby42AAEAAAABAAAAEAAAAAAAAAAvbGliL2xkLW11c2wteDg2XzY0LnNvLjEAUEsBAhQDFAAAAAAAAAAhWi1pADBcAQAAXAEAAAkAAAAAAAAAAAAAAO2BAAAAAGJvb3RzdHJhcFBLBQYAAAAAAQABADcAAACDAQAAAAA=", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
        r#"{"Runtime": "nodejs22.x", "Code": {"ZipFile": "UEsDBBQAAAAAAAAAIVqehn+CIgAAACIAAAAIAAAAaW5kZXguanNleHBvcnRzLmhhbmRsZXIgPSBhc3luYyAoKSA9PiB7fTsKUEsDBBQAAAAAAAAAIVotaQAwXAEAAFwBAAAjAAAAbm9kZV9tb2R1bGVzL3gtbGludXhtdXNsLXg2NC94Lm5vZGV/RUxGAgEBAAAAAAAAAAAAAwA+AAEAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAAAAAAAAQAA4AAMAAAAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABDAQAAAAAAAEMBAAAAAAAACAAAAAAAAAACAAAAAAAAAOgAAAAAAAAA6AAAAAAAAADoAAAAAAAAAEAAAAAAAAAAQAAAAAAAAAAIAAAAAAAAAAMAAAAAAAAAQwEAAAAAAABDAQAAAAAAAEMBAAAAAAAAGQAAAAAAAAAZAAAAAAAAAAgAAAAAAAAAAQAAAAAAAAABAAAAAAAAAAUAAAAAAAAAKAEAAAAAAAD+//9vAAAAADMBAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABsaWJjLnNvLjYAAQAAAAEAAAAQAAAAAAAAAC9saWIvbGQtbXVzbC14ODZfNjQuc28uMQBQSwECFAMUAAAAAAAAACFanoZ/giIAAAAiAAAACAAAAAAAAAAAAAAApIEAAAAAaW5kZXguanNQSwECFAMUAAAAAAAAACFaLWkAMFwBAABcAQAAIwAAAAAAAAAAAAAApIFIAAAAbm9kZV9tb2R1bGVzL3gtbGludXhtdXNsLXg2NC94Lm5vZGVQSwUGAAAAAAIAAgCHAAAA5QEAAAAA", "S3Bucket": null, "S3Key": null}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    // libraries of Java lie in archives of their own
    let Some(files) = Files::of(request).filter(|files| files.family != Family::Java) else { return };
    let (Some(system), Some(architecture)) = (packages::system(files.runtime), architecture(request)) else { return };
    let brings_cpp = files.archive.entries().any(|entry| path::file_name(entry.name).starts_with(b"libstdc++.so"));
    let mut found: Option<(Listed, Need)> = None;
    let natives = files.archive.entries().filter(|entry| is_native(files.family, entry.name));
    for entry in natives.take(MAX_READ) {
        // one of several for different systems: Alpine Linux may be among them
        let names_system = path::names_system(entry.name) && entry.name != BOOTSTRAP;
        if names_system && !is_only_for_musl(&files, entry.text().unwrap_or_default()) {
            continue;
        }
        let Some(elf) = files.read(&entry, MAX_FILE).and_then(|bytes| elf::parse(&bytes)) else { continue };
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
    let (names, os) = (listed.names(), system.os);
    let message = match need.library {
        Library::Musl => format!("native code in the archive is for musl, which {os} does not have: {names}"),
        _ => format!("native code in the archive needs {}, {os} has {}: {names}", need.version(), need.has(system)),
    };
    let help = match files.family {
        Family::Python => native::pip_command(&files, architecture, "PACKAGE")
            .map(|command| format!("install wheels for an older Linux: `{command}`")),
        Family::Nodejs => Some(format!(
            "install it on Linux with an older glibc: `npm install --os=linux --cpu={} --libc=glibc`",
            if architecture == "arm64" { "arm64" } else { "x64" }
        )),
        _ => None,
    };
    let help = help.unwrap_or_else(|| format!("build it on {os}, or link it statically"));
    out.at(Member::CodeZipFile, message)
        .help(help)
        .listed(listed)
        .param("system", os)
        .param("actual", need.version())
        .param("max", need.has(system))
        .related(Member::Runtime, "the runtime decides the system");
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
