use crate::archive::{Archive, Damage, Entry, Method};
use crate::request::package::Listed;
use crate::rule::declare_rule;
use crate::{Member, Reporter, Request, msg};

declare_rule! {
    /// The archive contains files that no tool can unpack as the archive describes them.
    ///
    /// The checksum, the size or the header of a file is wrong: a transfer damaged the archive, or a faulty tool wrote it. The
    /// service answers that it could not unzip the archive. All headers are compared, and the content of files up to 4 MB.
    ArchiveWithDamagedEntries = "archive-with-damaged-entries", Warning archive,
    requires: [CodeZipFile],
    covers: ["zip-damaged"],
    aws: INVALID_PARAMETER,
    evidence: [
        Judgement "2021-04-05" "one report says that Lambda did not unzip an archive with wrong checksums" "https://github.com/bitgenics/deterministic-zip/pull/14",
        Judgement "2026-12-01" "unzip stops at each of these, except for another name in the local header" "",
    ],
    pass: [
        r#"{"Code": {"ZipFile": {"index.js": "a"}}}"#,
    ],
    fail: [
        r#"{"Code": {"ZipFile": {"index.js": "!checksum a"}}}"# => "/Code/ZipFile",
    ],
}

/// How many bytes of content are compared with their checksums: a handler and what it loads are at the beginning, or small.
const BUDGET: u64 = 4 << 20;

fn check(request: &Request<'_>, out: &mut Reporter<'_>) {
    let Some(archive) = request.archive() else { return };
    let (mut budget, mut buffer, mut first) = (BUDGET, Vec::new(), None);
    let listed = Listed::of(archive, &mut |entry| {
        let damage = damage(archive, entry, &mut budget, &mut buffer);
        first = first.or(damage);
        damage.is_some()
    });
    let (Some(found), Some(first)) = (listed, first) else { return };
    let reason = match first {
        Damage::Header => "there is no local header where the directory says",
        Damage::Name => "the local header has another name than the directory",
        Damage::Range => "the content ends after the archive does",
        Damage::Content => "the compressed content cannot be read",
        Damage::Size => "the content has another size than the directory says",
        Damage::Checksum => "the content has another checksum than the directory says",
    };
    let message =
        msg!("files of the archive are damaged: {names}; {reason}", names = found.list(), reason = Word(reason));
    out.report(Member::CodeZipFile, message)
        .help("create the archive again; `unzip -t` shows whether it is whole")
        .param("entries", found.count);
}

fn damage(archive: &Archive<'_>, entry: &Entry<'_>, budget: &mut u64, buffer: &mut Vec<u8>) -> Option<Damage> {
    // other rules report these
    if entry.encrypted || matches!(entry.method, Method::Other(_)) {
        return None;
    }
    if let Some(damage) = archive.header_damage(entry) {
        return Some(damage);
    }
    // a size that no content can have is reported without reading it
    let size = entry.uncompressed.max(entry.compressed);
    if !cfg!(feature = "package") || size > *budget {
        return None;
    }
    *budget -= size;
    archive.content_damage(entry, buffer)
}
