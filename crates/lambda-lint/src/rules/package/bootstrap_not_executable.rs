use crate::request::package;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// `bootstrap` is not executable.
    ///
    /// Lambda unpacks files with the permissions in the archive and runs `bootstrap` as another user. The file must be readable
    /// and executable for everyone: 0755. Most tools for Windows store no permissions; then nobody can execute the file.
    BootstrapNotExecutable = "bootstrap-not-executable", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-mode"],
    evidence: [
        Documentation "2026-11-22" "`bootstrap` must be executable" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Documentation "2026-11-30" "Windows: `build-lambda-zip` sets the permissions" "https://docs.aws.amazon.com/lambda/latest/dg/golang-package.html",
        Tools "2026-11-30" "archives of Windows fail with `permission denied`" "https://github.com/aws/aws-lambda-go/issues/13",
        Documentation "2026-11-22" "permission denied" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
    ],
    pass: [
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/bin/sh\n"}}
        }"##,
        r##"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "#!/bin/sh\n"}}
        }"##,
    ],
    fail: [
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "!mode 644 #!/bin/sh\n"}}
        }"# => "/Code/ZipFile",
        r#"{
            "Handler": "bootstrap",
            "Runtime": "provided.al2023",
            "Code": {"ZipFile": {"bootstrap": "!dos !elf x86_64"}}
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(bootstrap) = package::bootstrap(request) else { return };
    if bootstrap.lacks_permissions {
        out.report(
            Member::CodeZipFile,
            "the archive was created on Windows and stores no permissions, so Lambda cannot start `bootstrap`",
        )
        .help("create the archive on Linux or macOS, or with a tool that sets permissions, such as `build-lambda-zip`");
        return;
    }
    // some tools store a mode of 0
    let Some(mode) = bootstrap.permissions().filter(|&mode| mode != 0) else { return };
    if mode & 0o005 != 0o005 && !bootstrap.is_symlink() {
        out.report(
            Member::CodeZipFile,
            msg!("`bootstrap` has the mode {mode}, so Lambda cannot start it", mode = Word(format!("{mode:04o}"))),
        )
        .help("set its mode to 0755 before you create the archive (`chmod 755 bootstrap`)");
    }
}
