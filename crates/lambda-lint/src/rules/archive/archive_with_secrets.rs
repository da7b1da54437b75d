use crate::archive::{Entry, path};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains files whose names suggest secrets.
    ///
    /// Everyone who can read the function's code can read keys, credentials, environment files and the history of the
    /// repository. Leave them out, and let the function read secrets at run time.
    ArchiveWithSecrets = "archive-with-secrets", Advice archive,
    requires: [CodeZipFile],
    covers: ["zip-secrets"],
    groups: [Security],
    evidence: [
        Documentation "2026-11-22" "keep secrets in Secrets Manager" "https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "", ".env.example": ""}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "", ".env": ""}}}"# => "/Code/ZipFile",
        r#"{"Code": {"ZipFile": {"index.js": "", "keys/id_rsa": ""}}}"# => "/Code/ZipFile",
    ],
}

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    let is_secret = &mut |entry: &Entry<'_>| !entry.is_dir() && path::is_secret_name(entry.name);
    let Some(found) = Listed::of(archive, is_secret) else { return };
    out.report(
        Member::CodeZipFile,
        msg!("the archive contains files that usually contain secrets: {names}", names = found.list()),
    )
    .help("leave them out and read secrets from Secrets Manager or Parameter Store at run time")
    .param("entries", found.count);
}
