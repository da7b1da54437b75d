use crate::archive::native::{self, Native, Script};
use crate::archive::{Entry, path};
use crate::message::{Message, shorten};
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Linux cannot run `bootstrap`: it is neither a program nor a script with `#!`.
    ///
    /// The kernel requires an ELF program, or a first line with `#!` and the path of an interpreter that ends in LF. The
    /// interpreter must exist: Amazon Linux 2023 in Lambda includes a shell, but neither Python nor Node.js. So must the loader
    /// that an ELF program names, such as `/lib64/ld-linux-x86-64.so.2`; a program that was built with Nix names another one.
    BootstrapNotRunnable = "bootstrap-not-runnable", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-format"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Judgement "2026-11-22" "how Linux starts a file" "https://man7.org/linux/man-pages/man2/execve.2.html",
    ],
    pass: [
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/bin/sh\n"}}
        }"##,
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "!elf x86_64 /lib64/ld-linux-x86-64.so.2"}}
        }"#,
    ],
    fail: [
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/bin/sh\r\n"}}
        }"## => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "set -e\n"}}
        }"# => "/Code/ZipFile",
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/usr/bin/env node\n"}}
        }"## => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {
                "ZipFile": {"bootstrap": "!elf x86_64 /nix/store/abc-glibc-2.40/lib/ld-linux-x86-64.so.2"}
            }
        }"# => "/Code/ZipFile",
    ],
}

/// Languages without an interpreter in Lambda's Amazon Linux 2023.
const ABSENT: &[&str] = &["python", "node", "ruby", "php", "java", "deno", "bun", "dotnet"];

/// How much of the file the kernel reads, in bytes.
const HEAD: usize = 256;

/// How much of a program is read for the name of its loader, in bytes.
#[cfg(feature = "package")]
const PROGRAM_HEAD: usize = 64 << 10;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(bootstrap) = package::bootstrap(request).filter(|entry| !entry.is_symlink()) else { return };
    let Some(Ok(head)) = request.archive().map(|archive| archive.read(&bootstrap, HEAD)) else { return };
    let Some((message, help)) = fault(request, &bootstrap, &head) else { return };
    out.report(Member::CodeZipFile, message).help(help);
}

/// Why Linux does not run the program, and how to fix it.
fn fault(request: &Request<'_>, bootstrap: &Entry<'_>, head: &[u8]) -> Option<(Message, &'static str)> {
    let (message, help) = match native::parse(head) {
        Native::Elf(_) => {
            let loader = missing_loader(request, bootstrap)?;
            let message = msg!(
                "`bootstrap` needs the loader {path}, which Amazon Linux does not have",
                path = Name(shorten(&loader))
            );
            return Some((message, "build it on Amazon Linux, or link it statically"));
        }
        Native::MachO => ("`bootstrap` is a program for macOS", "compile it for Linux"),
        Native::Pe => ("`bootstrap` is a program for Windows", "compile it for Linux"),
        Native::Unknown if head.is_empty() => ("`bootstrap` is empty", "add the program itself"),
        Native::Unknown => ("`bootstrap` is neither an ELF program nor a script", "start a script with `#!/bin/sh`"),
        Native::Script(script) if script.byte_order_mark => {
            ("`bootstrap` starts with a byte order mark", "save the script as UTF-8 without a byte order mark")
        }
        Native::Script(script) if script.crlf => {
            ("`bootstrap` has Windows line endings (CR LF)", "save the script with LF line endings")
        }
        Native::Script(script) if script.interpreter.is_empty() => {
            ("`bootstrap` has no interpreter after `#!`", "start the script with `#!/bin/sh`")
        }
        Native::Script(script) => {
            let program = absent_interpreter(request, &script)?;
            let message = msg!(
                "`bootstrap` names the interpreter {program}, which Lambda's Amazon Linux 2023 does not include",
                program = Name(program)
            );
            return Some((message, "use the runtime of the language, or provide the interpreter in a layer"));
        }
    };
    Some((message.into(), help))
}

/// The loader that a program names, if it is certainly missing. Other rules report musl, and another processor.
#[cfg(feature = "package")]
fn missing_loader(request: &Request<'_>, bootstrap: &Entry<'_>) -> Option<String> {
    let program = request.archive()?.read(bootstrap, PROGRAM_HEAD).ok()?;
    let elf = crate::inspect::elf::parse(&program)?;
    let architecture = package::architecture(request)?;
    if elf.machine != crate::contents::native::machine(architecture) {
        return None;
    }
    let loader = elf.interpreter?;
    let of_system = if architecture == "arm64" { "ld-linux-aarch64.so.1" } else { "ld-linux-x86-64.so.2" };
    let is_of_system = ["/lib/", "/lib64/", "/usr/lib/", "/usr/lib64/"]
        .iter()
        .any(|folder| loader.strip_prefix(folder) == Some(of_system));
    // the package or a layer may bring one
    let may_exist = loader.starts_with("/var/task/") || loader.starts_with("/opt/") || !loader.starts_with('/');
    (!is_of_system && !may_exist && !loader.contains("/ld-musl-")).then_some(loader)
}

#[cfg(not(feature = "package"))]
fn missing_loader(_: &Request<'_>, _: &Entry<'_>) -> Option<String> {
    None
}

/// The interpreter that a script names, if it is certainly missing.
fn absent_interpreter(request: &Request<'_>, script: &Script<'_>) -> Option<String> {
    let is_env = script.interpreter == b"/usr/bin/env";
    let program = if is_env { script.argument } else { script.interpreter };
    let program = program.strip_prefix(b"-S ").unwrap_or(program);
    let program = program.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    let name = path::file_name(program).trim_ascii_end();
    let version = |rest: &[u8]| rest.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    let lacks = ABSENT.iter().any(|language| name.strip_prefix(language.as_bytes()).is_some_and(version));
    let of_system = is_env || program.starts_with(b"/usr/") || program.starts_with(b"/bin/");
    let is_absent = lacks
        && of_system
        && request.text(Member::Runtime) == Some("provided.al2023")
        && !package::has_layers(request)
        && !package::may_set(request, &["PATH"]);
    // the names are those of well-known programs, so that nothing of the file is shown
    is_absent.then(|| String::from_utf8_lossy(name).into_owned())
}
