use crate::archive::Entry;
use crate::archive::native::{self, Native};
use crate::aws::text;
use crate::request::handler;
use crate::request::package;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// A script that the handler or a wrapper names cannot be run.
    ///
    /// With the Lambda Web Adapter (`AWS_LAMBDA_EXEC_WRAPPER` is `/opt/bootstrap`), `Handler` is the path of a program in the
    /// package, such as `run.sh`. Linux runs it only if it is executable and begins with `#!` and an interpreter. With Windows
    /// line endings, Linux looks for an interpreter whose name ends in CR. The same holds for a wrapper in the package
    /// (`/var/task/…`). A custom runtime may read its script in another way, so there only the line endings are reported.
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

/// How much of a file is looked at, in bytes.
const HEAD: usize = 4096;

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
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
fn check_program(request: &Request<'_>, path: &str, out: &mut Diagnostics<'_>) {
    let Some((entry, head)) = read(request, path) else { return };
    let name = package::name(&entry);
    let fault = match native::parse(&head) {
        Native::Elf(_) => None,
        Native::MachO => Some(("is a program for macOS", "compile it for Linux")),
        Native::Pe => Some(("is a program for Windows", "compile it for Linux")),
        Native::Unknown if head.is_empty() => Some(("is empty", "pack the script itself")),
        Native::Unknown => Some(("has no `#!` line", "begin the script with a line such as `#!/bin/bash`")),
        Native::Script(script) if script.byte_order_mark => {
            Some(("begins with a byte order mark", "save the script as UTF-8 without it"))
        }
        Native::Script(script) if script.crlf || has_windows_lines(&head) => Some(WINDOWS_LINES),
        Native::Script(script) if script.interpreter.is_empty() => {
            Some(("names no interpreter after `#!`", "begin the script with a line such as `#!/bin/bash`"))
        }
        Native::Script(_) => None,
    };
    if let Some((what, help)) = fault {
        out.at(Member::CodeZipFile, format!("`{name}` {what}")).help(help).param("file", name.clone());
    }
    // no permissions at all are those of an archive that does not know about them
    let Some(mode) = entry.permissions().filter(|&mode| mode != 0 && mode & 0o005 != 0o005) else { return };
    out.at(Member::CodeZipFile, format!("`{name}` has the mode {mode:04o}, so Lambda cannot start it"))
        .help(format!("give it the mode 0755 before it is packed (`chmod 755 {name}`)"))
        .param("file", name)
        .param("mode", format!("{mode:04o}"))
        .related(Member::Handler, "the handler is set here");
}

/// A script that a custom runtime reads in its own way.
fn check_line_endings(request: &Request<'_>, path: &str, out: &mut Diagnostics<'_>) {
    let Some((entry, _)) = read(request, path).filter(|(_, head)| has_windows_lines(head)) else { return };
    let name = package::name(&entry);
    let (what, help) = WINDOWS_LINES;
    out.at(Member::CodeZipFile, format!("`{name}` {what}")).help(help).param("file", name);
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
