use crate::archive::native::{self, Native, Script};
use crate::archive::path;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request};

declare_rule! {
    /// Linux cannot run `bootstrap`: it is neither a program nor a script with `#!`.
    ///
    /// The kernel requires an ELF program, or a first line with `#!` and the path of an interpreter that ends in LF. The
    /// interpreter must exist: Amazon Linux 2023 in Lambda includes a shell, but neither Python nor Node.js.
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
    ],
}

/// Languages without an interpreter in Lambda's Amazon Linux 2023.
const ABSENT: &[&str] = &["python", "node", "ruby", "php", "java", "deno", "bun", "dotnet"];

/// How much of the file the kernel reads, in bytes.
const HEAD: usize = 256;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(bootstrap) = package::bootstrap(request).filter(|entry| !entry.is_symlink()) else { return };
    let Some(Ok(head)) = request.archive().map(|archive| archive.read(&bootstrap, HEAD)) else { return };
    let (message, help) = match native::parse(&head) {
        // another rule compares the architecture
        Native::Elf(_) => return,
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
        Native::Script(script) if is_absent(request, &script) => (
            "`bootstrap` names an interpreter that Lambda's Amazon Linux 2023 does not include",
            "use the runtime of the language, or provide the interpreter in a layer",
        ),
        Native::Script(_) => return,
    };
    out.report(Member::CodeZipFile, message).help(help);
}

/// Whether a script names an interpreter that is certainly missing.
fn is_absent(request: &Request<'_>, script: &Script<'_>) -> bool {
    let is_env = script.interpreter == b"/usr/bin/env";
    let program = if is_env { script.argument } else { script.interpreter };
    let program = program.strip_prefix(b"-S ").unwrap_or(program);
    let program = program.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    let name = path::file_name(program).trim_ascii_end();
    let version = |rest: &[u8]| rest.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    let lacks = ABSENT.iter().any(|language| name.strip_prefix(language.as_bytes()).is_some_and(version));
    let of_system = is_env || program.starts_with(b"/usr/") || program.starts_with(b"/bin/");
    lacks
        && of_system
        && request.text(Member::Runtime) == Some("provided.al2023")
        && !package::has_layers(request)
        && !package::may_set(request, &["PATH"])
}
