use crate::package;
use crate::rule::declare_rule;
use crate::{Diagnostics, Member, Request};

declare_rule! {
    /// `bootstrap` lacks the permission to be executed.
    ///
    /// Lambda unpacks files with the permissions that the archive gives them and runs `bootstrap` as another user, so that it has
    /// to be readable and executable for all: 0755.
    BootstrapNotExecutable = "bootstrap-not-executable", Warning,
    requires: [CodeZipFile],
    covers: ["zip-bootstrap-mode"],
    evidence: [
        Documentation "2026-11-22" "bootstrap has to be executable" "https://docs.aws.amazon.com/lambda/latest/dg/runtimes-custom.html",
        Documentation "2026-11-22" "permission denied" "https://docs.aws.amazon.com/lambda/latest/dg/troubleshooting-deployment.html",
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
                "ZipFile": {"bootstrap": "!mode 644 !script /bin/sh"},
                "S3Bucket": "builds",
                "S3Key": "orders.zip"
            }
        }"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Diagnostics<'_>) {
    let Some(bootstrap) = package::bootstrap(request) else { return };
    // no permissions at all are those of an archive that does not know about them
    let Some(mode) = bootstrap.permissions().filter(|&mode| mode != 0) else { return };
    if mode & 0o005 != 0o005 && !bootstrap.is_symlink() {
        out.at(Member::CodeZipFile, format!("`bootstrap` has the mode {mode:04o}, with which Lambda cannot start it"))
            .help("give it the mode 0755 before it is packed (`chmod 755 bootstrap`)")
            .param("mode", format!("{mode:04o}"));
    }
}
