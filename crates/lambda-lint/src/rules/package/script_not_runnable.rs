use crate::archive::Entry;
use crate::archive::native::{self, Native};
use crate::aws::text;
use crate::message::Name;
use crate::request::handler;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// Linux cannot run the script that the handler or a wrapper names.
    ///
    /// With the Lambda Web Adapter (`AWS_LAMBDA_EXEC_WRAPPER` is `/opt/bootstrap`), `Handler` is the path of a program in the
    /// package, such as `run.sh`. Linux only runs it if it is executable and starts with `#!` and an interpreter. With Windows
    /// line endings, Linux looks for an interpreter whose name ends with a carriage return. The same applies to a wrapper in
    /// the package (`/var/task/…`). A custom runtime may process the script differently, so only line endings are reported
    /// for it.
    ScriptNotRunnable = "script-not-runnable", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-format"],
    evidence: [
        Tools "2026-11-30" "the adapter runs `${LAMBDA_TASK_ROOT}/${_HANDLER}`" "https://github.com/aws/aws-lambda-web-adapter",
        Documentation "2026-11-30" "wrapper scripts" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-modify.html",
        Judgement "2026-11-30" "how Linux starts a file" "https://man7.org/linux/man-pages/man2/execve.2.html",
    ],
    pass: [
        r##"{
            "Handler": "run.sh",
            "Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/bootstrap"}},
            "Code": {"ZipFile": {"run.sh": "#!/bin/bash\nexec node .\n"}}
        }"##,
    ],
    fail: [
        r##"{
            "Handler": "run.sh",
            "Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/bootstrap"}},
            "Code": {"ZipFile": {"run.sh": "#!/bin/bash\r\nexec node .\r\n"}}
        }"## => "/Code/ZipFile",
        r#"{
            "Handler": "run.sh",
            "Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/bootstrap"}},
            "Code": {"ZipFile": {"run.sh": "!mode 755 exec node .\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Handler": "run.sh",
            "Environment": {"Variables": {"AWS_LAMBDA_EXEC_WRAPPER": "/opt/bootstrap"}},
            "Code": {"ZipFile": {"run.sh": "!mode 644 #!/bin/bash\nexec node .\n"}}
        }"# => "/Code/ZipFile",
    ],
}

/// How much of a file is read, in bytes.
const HEAD: usize = 4096;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    if let Some(program) = handler::program(request) {
        check_program(request, program, out);
    } else if let Some(script) = handler::script(request) {
        check_line_endings(request, &script, out);
    }
    if let Some(wrapper) = handler::exec_wrapper(request).and_then(|path| path.strip_prefix("/var/task/")) {
        check_program(request, wrapper, out);
    }
}

/// A file that Linux starts.
fn check_program(request: &Request<'_>, path: &str, out: &mut Reporter<'_>) {
    let Some((entry, head)) = read(request, path) else { return };
    let name = package::name(&entry);
    let fault = match native::parse(&head) {
        Native::Elf(_) => None,
        Native::MachO => Some(("is a program for macOS", "compile it for Linux")),
        Native::Pe => Some(("is a program for Windows", "compile it for Linux")),
        Native::Unknown if head.is_empty() => Some(("is empty", "add the script itself")),
        Native::Unknown => Some(("has no `#!` line", "start the script with a line such as `#!/bin/bash`")),
        Native::Script(script) if script.byte_order_mark => {
            Some(("starts with a byte order mark", "save the script as UTF-8 without a byte order mark"))
        }
        Native::Script(script) if script.crlf || has_windows_lines(&head) => Some(WINDOWS_LINES),
        Native::Script(script) if script.interpreter.is_empty() => {
            Some(("has no interpreter after `#!`", "start the script with a line such as `#!/bin/bash`"))
        }
        Native::Script(_) => None,
    };
    if let Some((what, help)) = fault {
        report(out, name.clone(), what, help);
    }
    // a mode of 0 comes from a tool that does not store permissions
    let Some(mode) = entry.permissions().filter(|&mode| mode != 0 && mode & 0o005 != 0o005) else { return };
    let command = Name(format!("chmod 755 {name}"));
    out.report(
        Member::CodeZipFile,
        msg!(
            "{file} has the mode {mode}, so Lambda cannot start it",
            file = Name(name),
            mode = Word(format!("{mode:04o}"))
        ),
    )
    .help(msg!("set its mode to 0755 before you create the archive ({command})", command = command))
    .related(Member::Handler, "the handler is set here");
}

/// A script that a custom runtime reads in its own way.
fn check_line_endings(request: &Request<'_>, path: &str, out: &mut Reporter<'_>) {
    let Some((entry, _)) = read(request, path).filter(|(_, head)| has_windows_lines(head)) else { return };
    let name = package::name(&entry);
    let (what, help) = WINDOWS_LINES;
    report(out, name, what, help);
}

fn report(out: &mut Reporter<'_>, name: String, fault: &'static str, help: &'static str) {
    out.report(Member::CodeZipFile, msg!("{file} {fault}", file = Name(name), fault = Word(fault))).help(help);
}

const WINDOWS_LINES: (&str, &str) = ("has Windows line endings (CR LF)", "save the script with LF line endings");

fn has_windows_lines(head: &[u8]) -> bool {
    text::is_text(head) && head.windows(2).any(|pair| pair == b"\r\n")
}

/// A file of the package and its first bytes.
fn read<'r>(request: &Request<'r>, path: &str) -> Option<(Entry<'r>, Vec<u8>)> {
    let (archive, index) = (request.archive()?, request.archive_index()?);
    let entry = archive.get(index.get(path.as_bytes())?).filter(|entry| !entry.is_symlink())?;
    let head = archive.read(&entry, HEAD).ok()?;
    Some((entry, head))
}
