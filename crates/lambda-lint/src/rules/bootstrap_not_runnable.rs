use crate::archive::native::{self, Native, Script};
use crate::archive::path;
use crate::package;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `bootstrap` is nothing that Linux runs: neither a program nor a script with `#!`.
    ///
    /// The kernel wants an ELF program, or a first line with `#!` and the path of an interpreter, which ends with LF alone. The
    /// interpreter has to be there: Amazon Linux 2023 in Lambda brings a shell, but neither Python nor Node.js.
    BootstrapNotRunnable = "bootstrap-not-runnable", Warning,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-format"],
    evidence: [
        Documentation "2026-11-22" "" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Judgement "2026-11-22" "how Linux starts a file" "https://man7.org/linux/man-pages/man2/execve.2.html",
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
    ],
    fail: [
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {
                "ZipFile": {"bootstrap": "!script /bin/sh\r"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "set -e\n"}, "S3Bucket": "builds", "S3Key": "orders.zip"}
        }"# => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {
                "ZipFile": {"bootstrap": "!script /usr/bin/env node"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

/// Languages whose interpreters the small Amazon Linux 2023 of Lambda does not have.
const ABSENT: &[&str] = &["python", "node", "ruby", "php", "java", "deno", "bun", "dotnet"];

/// How much of the file the kernel looks at, in bytes.
const HEAD: usize = 256;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(bootstrap) = package::bootstrap(request).filter(|entry| !entry.is_symlink()) else { return };
    let Some(Ok(head)) = request.archive().map(|archive| archive.read(&bootstrap, HEAD)) else { return };
    let (what, help) = match native::parse(&head) {
        // another rule compares the machine
        Native::Elf(_) => return,
        Native::MachO => ("is a program for macOS", "compile it for Linux"),
        Native::Pe => ("is a program for Windows", "compile it for Linux"),
        Native::Unknown if head.is_empty() => ("is empty", "pack the program itself"),
        Native::Unknown => ("is neither an ELF program nor a script", "begin a script with `#!/bin/sh`"),
        Native::Script(script) if script.byte_order_mark => {
            ("begins with a byte order mark", "save the script as UTF-8 without it")
        }
        Native::Script(script) if script.crlf => ("has line ends of Windows, CR LF", "save the script with LF alone"),
        Native::Script(script) if script.interpreter.is_empty() => {
            ("names no interpreter behind `#!`", "begin the script with `#!/bin/sh`")
        }
        Native::Script(script) if is_absent(request, &script) => (
            "names an interpreter that Amazon Linux 2023 in Lambda does not have",
            "use the runtime of the language, or bring the interpreter in a layer",
        ),
        Native::Script(_) => return,
    };
    out.at(Member::CodeZipFile, format!("`bootstrap` {what}")).help(help);
}

/// Whether a script asks for an interpreter that is surely not there.
fn is_absent(request: &Request<'_>, script: &Script<'_>) -> bool {
    let is_env = script.interpreter == b"/usr/bin/env";
    let asked = if is_env { script.argument } else { script.interpreter };
    let asked = asked.strip_prefix(b"-S ").unwrap_or(asked);
    let asked = asked.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    let name = path::file_name(asked).trim_ascii_end();
    let version = |rest: &[u8]| rest.iter().all(|b| b.is_ascii_digit() || *b == b'.');
    let lacks = ABSENT.iter().any(|language| name.strip_prefix(language.as_bytes()).is_some_and(version));
    let of_system = is_env || asked.starts_with(b"/usr/") || asked.starts_with(b"/bin/");
    lacks
        && of_system
        && request.text(Member::Runtime) == Some("provided.al2023")
        && !package::has_layers(request)
        && !package::may_set(request, &["PATH"])
}
